//! JSON with limits applied while it is read, not after.
//!
//! `serde_json` alone keeps the last of two equal keys, rounds long numbers and builds a tree of any size. Here two
//! equal keys are refused (two readers could see two different documents in one signed text), a number that a 64-bit
//! integer cannot hold is refused (it could not be written back as it came), and every count has an end.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

use super::error::{DocumentError, shown_path};
use super::field::text_limit;
use super::limits::{MAX_JSON_BYTES, MAX_NAME_BYTES, MAX_VALUES};
use crate::wiped::WipedBuffer;

/// Reads one JSON text, nested at most `max_depth` levels.
pub(super) fn read(json: &[u8], max_depth: usize) -> Result<Value, DocumentError> {
    if json.len() > MAX_JSON_BYTES {
        return Err(DocumentError::TooLarge { limit: MAX_JSON_BYTES });
    }
    let mut reading = Reading { max_depth, values: 0, path: Vec::new(), refusal: None };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let result = Level { reading: &mut reading, depth: 0 }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    result.map_err(|error| {
        // The text of a serde_json error may quote the input, so only its position is taken.
        reading.refusal.unwrap_or(DocumentError::NotJson { line: error.line(), column: error.column() })
    })
}

/// What is known while one text is read.
struct Reading {
    max_depth: usize,
    values: usize,
    path: Vec<String>,
    /// Our own reason, which serde's error type cannot carry.
    refusal: Option<DocumentError>,
}

impl Reading {
    fn refuse<E: serde::de::Error>(&mut self, refusal: DocumentError) -> E {
        self.refusal.get_or_insert(refusal);
        E::custom("refused")
    }

    fn count<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.values = self.values.saturating_add(1);
        if self.values > MAX_VALUES {
            return Err(self.refuse(DocumentError::TooManyValues { limit: MAX_VALUES }));
        }
        Ok(())
    }
}

/// One value at a depth; `depth` is the number of containers around it.
struct Level<'r> {
    reading: &'r mut Reading,
    depth: usize,
}

impl Level<'_> {
    /// The depth of values inside this container.
    fn enter<E: serde::de::Error>(&mut self) -> Result<usize, E> {
        let depth = self.depth.saturating_add(1);
        if depth > self.reading.max_depth {
            let limit = self.reading.max_depth;
            return Err(self.reading.refuse(DocumentError::TooDeep { limit }));
        }
        Ok(depth)
    }

    fn text<E: serde::de::Error>(self, text: String) -> Result<Value, E> {
        let limit = text_limit(self.reading.path.last().map_or("", String::as_str));
        if text.len() > limit {
            let path = shown_path(&self.reading.path);
            return Err(self.reading.refuse(DocumentError::TextTooLong { path, limit }));
        }
        Ok(Value::String(text))
    }
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.reading.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, _value: f64) -> Result<Value, E> {
        let path = shown_path(&self.reading.path);
        Err(self.reading.refuse(DocumentError::NumberNotExact { path }))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        self.text(text.to_owned())
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Value, E> {
        self.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<Value, A::Error> {
        let depth = self.enter()?;
        let mut list = Vec::new();
        while let Some(value) = elements.next_element_seed(Level { reading: &mut *self.reading, depth })? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let depth = self.enter()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if name.len() > MAX_NAME_BYTES {
                return Err(self.reading.refuse(DocumentError::NameTooLong { limit: MAX_NAME_BYTES }));
            }
            self.reading.path.push(name.clone());
            if object.contains_key(&name) {
                let path = shown_path(&self.reading.path);
                return Err(self.reading.refuse(DocumentError::DuplicateKey { path }));
            }
            let value = members.next_value_seed(Level { reading: &mut *self.reading, depth })?;
            self.reading.path.pop();
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

/// Writes one JSON text, no longer and with no more values than what would be read again.
pub(super) fn write(value: &Value) -> Result<String, DocumentError> {
    let (inside, _) = measure(value);
    if inside >= MAX_VALUES {
        return Err(DocumentError::TooManyValues { limit: MAX_VALUES });
    }
    let mut out = WipedBuffer::default();
    // Writing into memory cannot fail, and JSON is always UTF-8.
    let written = serde_json::to_writer(&mut out, value).ok();
    let text = written.and_then(|()| String::from_utf8(out.into_bytes()).ok()).unwrap_or_default();
    if text.len() > MAX_JSON_BYTES {
        return Err(DocumentError::TooLarge { limit: MAX_JSON_BYTES });
    }
    Ok(text)
}

/// Number of values inside an object or list at every depth, and how deep it is; both stop at the limits that
/// [`read`] has already applied, so the recursion is bounded.
pub(super) fn measure(value: &Value) -> (usize, usize) {
    let children: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => return measure_object(object),
        _ => return (0, 0),
    };
    measure_all(&children)
}

/// [`measure`] of an object.
pub(super) fn measure_object(object: &Map<String, Value>) -> (usize, usize) {
    measure_all(&object.values().collect::<Vec<_>>())
}

fn measure_all(children: &[&Value]) -> (usize, usize) {
    children.iter().fold((0, 1), |(count, depth), child| {
        let (inner, below) = measure(child);
        (count + 1 + inner, depth.max(below + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> &'static str {
        read(json.as_bytes(), 4).unwrap_err().code()
    }

    #[test]
    fn ordinary_json_is_read_as_it_is() {
        let text = r#"{"a":"ї\u0457","n":[1,-2,18446744073709551615,true,null],"o":{"k":{}}}"#;
        let value = read(text.as_bytes(), 4).unwrap();
        assert_eq!(value, serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(measure(&value), (9, 3));
        assert_eq!(read(b" \"x\" ", 4).unwrap(), Value::from("x"));
    }

    #[test]
    fn each_limit_has_its_own_reason() {
        assert_eq!(refusal(r#"{"a":1,"a":1}"#), "duplicate_key");
        assert_eq!(refusal(r#"{"a":1,"\u0061":1}"#), "duplicate_key");
        assert_eq!(refusal("[[[[[]]]]]"), "too_deep");
        assert_eq!(refusal(&"[".repeat(100_000)), "too_deep");
        assert_eq!(refusal("1.5"), "number_not_exact");
        assert_eq!(refusal("1e2"), "number_not_exact");
        assert_eq!(refusal("-0"), "number_not_exact");
        assert_eq!(refusal("18446744073709551616"), "number_not_exact");
        assert_eq!(refusal(&format!("[{}0]", "0,".repeat(MAX_VALUES))), "too_many_values");
        assert_eq!(refusal(&format!("{{\"{}\":0}}", "k".repeat(129))), "name_too_long");
        assert_eq!(refusal(&format!("\"{}\"", "x".repeat(4097))), "text_too_long");
        assert_eq!(refusal(&" ".repeat(MAX_JSON_BYTES + 1)), "too_large");
        for broken in ["", "{", "{}{}", "nul", "{\"a\"}", "\u{feff}{}", "'x'", "\"\\ud800\"", "[1,]", "NaN"] {
            assert_eq!(refusal(broken), "not_json", "{broken}");
        }
        assert_eq!(read(b"\"\xff\"", 4).unwrap_err().code(), "not_json");
    }

    #[test]
    fn a_picture_may_be_long_and_nothing_else() {
        let long = "A".repeat(5000);
        assert!(read(format!("{{\"photo\":\"{long}\"}}").as_bytes(), 4).is_ok());
        let error = read(format!("{{\"a\":{{\"docNumber\":\"{long}\"}}}}").as_bytes(), 4).unwrap_err();
        assert_eq!(error, DocumentError::TextTooLong { path: "a.docNumber".to_owned(), limit: 4096 });
    }
}
