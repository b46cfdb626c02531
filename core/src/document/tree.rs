//! Fields taken out of a JSON object by their dotted paths, and put back.

use serde_json::{Map, Value};

use super::error::DocumentError;

/// The text of a value that a field can hold: a string as it is, an integer as its digits.
fn text_of(value: &mut Value) -> Option<String> {
    match value {
        // Taken, not copied: no second copy of personal data is left to be wiped.
        Value::String(text) => Some(std::mem::take(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Takes the text at the path out of the object. Anything that is not a text or a number stays where it is.
/// An object that becomes empty by this goes too, since writing the field makes it again.
pub(super) fn take(object: &mut Map<String, Value>, path: &str) -> Option<String> {
    match path.split_once('.') {
        None => {
            let text = text_of(object.get_mut(path)?)?;
            object.shift_remove(path);
            Some(text)
        }
        Some((first, rest)) => {
            let inner = object.get_mut(first)?.as_object_mut()?;
            let text = take(inner, rest)?;
            if inner.is_empty() {
                object.shift_remove(first);
            }
            Some(text)
        }
    }
}

/// The string at the path, if a string stands there.
pub(super) fn string_at<'v>(object: &'v Map<String, Value>, path: &str) -> Option<&'v str> {
    match path.split_once('.') {
        None => object.get(path)?.as_str(),
        Some((first, rest)) => string_at(object.get(first)?.as_object()?, rest),
    }
}

/// Makes room for a text at the path: removes what stands there, refuses if something that is not an object stands
/// on the way.
pub(super) fn clear(object: &mut Map<String, Value>, path: &str) -> Result<(), DocumentError> {
    let conflict = || DocumentError::PathConflict { path: path.to_owned() };
    let mut here = object;
    let mut rest = path;
    while let Some((first, below)) = rest.split_once('.') {
        match here.get_mut(first) {
            None => return Ok(()),
            Some(Value::Object(inner)) => (here, rest) = (inner, below),
            Some(_) => return Err(conflict()),
        }
    }
    here.shift_remove(rest);
    Ok(())
}

/// Puts a text at the path. The objects on the way are made; [`clear`] and [`take`] see to it that nothing else can
/// stand there.
pub(super) fn put(object: &mut Map<String, Value>, path: &str, text: &str) {
    match path.split_once('.') {
        None => {
            object.insert(path.to_owned(), Value::from(text));
        }
        Some((first, rest)) => {
            let inner = object.entry(first).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, text);
            }
        }
    }
}

/// Adds the unknown values to the object of the known fields.
pub(super) fn merge(object: &mut Map<String, Value>, unknown: &Map<String, Value>) {
    for (name, value) in unknown {
        match (object.get_mut(name), value) {
            (Some(Value::Object(known)), Value::Object(more)) => merge(known, more),
            (Some(_), _) => {}
            (None, value) => {
                object.insert(name.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn taking_leaves_everything_else() {
        let mut tree = object(json!({"a": {"b": "x", "c": null}, "e": {}, "f": {"g": 7}, "h": {"i": true}}));
        assert_eq!(take(&mut tree, "a.b").as_deref(), Some("x"));
        assert_eq!(take(&mut tree, "f.g").as_deref(), Some("7"));
        for nothing in ["a.b", "a.c", "h.i", "e", "e.x", "z", "a.c.d", ""] {
            assert_eq!(take(&mut tree, nothing), None);
        }
        assert_eq!(Value::Object(tree), json!({"a": {"c": null}, "e": {}, "h": {"i": true}}));
    }

    #[test]
    fn putting_and_merging_make_the_whole_again() {
        let mut tree = Map::new();
        put(&mut tree, "a.b.c", "x");
        put(&mut tree, "d", "y");
        merge(&mut tree, &object(json!({"a": {"b": {"k": [1]}, "l": null}, "m": {}})));
        assert_eq!(
            Value::Object(tree),
            json!({"a": {"b": {"c": "x", "k": [1]}, "l": null}, "d": "y", "m": {}})
        );
    }

    #[test]
    fn clearing_refuses_what_is_in_the_way() {
        let mut tree = object(json!({"a": "text", "b": {"c": null, "d": 1}}));
        assert_eq!(clear(&mut tree, "a.x").unwrap_err().code(), "path_conflict");
        clear(&mut tree, "b.c").unwrap();
        clear(&mut tree, "q.r").unwrap();
        assert_eq!(Value::Object(tree), json!({"a": "text", "b": {"d": 1}}));
    }
}
