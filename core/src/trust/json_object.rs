use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

/// Reads a JSON object in UTF-8.
pub(crate) fn read_object<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    // serde_json does not look at the characters of what it skips.
    let json = std::str::from_utf8(json).ok()?;
    serde_json::from_str(json).ok().map(|Object(value)| value)
}

/// A value that was written as a JSON object. Serde alone would also take the fields as an array, in the order in
/// which the struct declares them: a second form, which no other reader knows.
pub(crate) struct Object<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Object)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Inner {
        a: u8,
        b: Option<String>,
    }

    #[derive(serde::Deserialize)]
    struct Outer {
        inner: Object<Inner>,
    }

    #[test]
    fn an_object_is_read_at_every_level() {
        let Some(outer) = read_object::<Outer>(br#"{"more":[1],"inner":{"b":"x","a":7}}"#) else {
            panic!("not read")
        };
        assert_eq!(outer.inner.0, Inner { a: 7, b: Some("x".into()) });
    }

    #[test]
    fn the_fields_in_an_array_are_another_form() {
        assert_eq!(read_object::<Inner>(br#"[7,"x"]"#), None);
        assert!(read_object::<Outer>(br#"{"inner":[7,"x"]}"#).is_none());
        assert!(read_object::<Outer>(br#"[{"a":7}]"#).is_none());
    }

    #[test]
    fn what_is_skipped_must_be_text_too() {
        assert!(read_object::<Inner>(br#"{"a":7,"more":"\u0444"}"#).is_some());
        assert_eq!(read_object::<Inner>(b"{\"a\":7,\"more\":\"\x91\"}"), None);
    }

    #[test]
    fn a_name_twice_and_anything_after_the_end_are_refused() {
        assert_eq!(read_object::<Inner>(br#"{"a":7,"a":8}"#), None);
        assert_eq!(read_object::<Inner>(br#"{"a":7}{}"#), None);
    }
}
