//! JSON that a person can read: what fits on a line stands on a line.

use serde_json::Value;

const WIDTH: usize = 110;

/// The text of a file.
pub(crate) fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, indent: usize, out: &mut String) {
    let line = on_one_line(value);
    let inner = indent + 1;
    match value {
        Value::Array(items) if indent * 2 + line.chars().count() > WIDTH => {
            enclosed(out, ['[', ']'], indent, items, |item, out| write(item, inner, out));
        }
        Value::Object(members) if indent * 2 + line.chars().count() > WIDTH => {
            enclosed(out, ['{', '}'], indent, members, |(name, value), out| {
                out.push_str(&format!("{}: ", Value::from(name.as_str())));
                write(value, inner, out);
            });
        }
        _ => out.push_str(&line),
    }
}

fn enclosed<T>(
    out: &mut String,
    [open, close]: [char; 2],
    indent: usize,
    items: impl IntoIterator<Item = T>,
    mut each: impl FnMut(T, &mut String),
) {
    out.push(open);
    for (at, item) in items.into_iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(indent + 1));
        each(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(indent));
    out.push(close);
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", "))
        }
        Value::Object(members) if members.is_empty() => "{}".into(),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}: {}", Value::from(name.as_str()), on_one_line(value))
            };
            format!("{{ {} }}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn long_things_are_broken_and_nothing_is_lost() {
        let value = json!({ "short": [1, 2], "none": {}, "long": ["a".repeat(60), "\"b\"".repeat(60)] });
        let text = super::text(&value);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert!(text.contains("\n  \"short\": [1, 2],\n  \"none\": {},\n  \"long\": [\n    \"aaa"), "{text}");
    }
}
