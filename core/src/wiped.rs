//! Personal data leaves memory when it is no longer needed.

use std::io;
use std::ops::{Deref, DerefMut};

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

/// A JSON object whose texts are wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct WipedObject(pub(crate) Map<String, Value>);

impl Deref for WipedObject {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Map<String, Value> {
        &self.0
    }
}

impl DerefMut for WipedObject {
    fn deref_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.0
    }
}

impl Drop for WipedObject {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

/// Wipes every text in the value. The nesting was bounded when it was read.
pub(crate) fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(list) => list.iter_mut().for_each(wipe),
        Value::Object(object) => object.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Bytes being written. A plain vector leaves what it held behind when it grows; this one wipes it.
#[derive(Default)]
pub(crate) struct WipedBuffer(Zeroizing<Vec<u8>>);

impl WipedBuffer {
    /// What was written, no longer wiped.
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        std::mem::take(&mut *self.0)
    }
}

impl io::Write for WipedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let needed = self.0.len().saturating_add(bytes.len());
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.saturating_mul(2).max(256)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn texts_at_every_depth_are_wiped() {
        let mut value = serde_json::json!({"a": "x", "b": [1, "y", {"c": "z"}], "d": null});
        wipe(&mut value);
        assert_eq!(value, serde_json::json!({"a": "", "b": [1, "", {"c": ""}], "d": null}));
    }

    #[test]
    fn a_buffer_that_grows_keeps_what_was_written() {
        let mut buffer = WipedBuffer::default();
        (0..=255_u8).for_each(|byte| buffer.write_all(&[byte; 9]).unwrap());
        assert_eq!(buffer.into_bytes(), (0..=255_u8).flat_map(|byte| [byte; 9]).collect::<Vec<_>>());
    }
}
