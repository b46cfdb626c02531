//! What a batch does, as lines of text: `put BESIDE NAME`, `remove NAME`, and `end`.

use diia_citizen::ports::StorageName;

/// One step that the journal asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// The file that was written beside its place goes into it.
    Put { beside: String, name: StorageName },
    /// The record goes.
    Remove { name: StorageName },
}

const END: &str = "end\n";

pub(crate) fn write(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Put { beside, name } => text += &format!("put {beside} {}\n", name.as_str()),
            Step::Remove { name } => text += &format!("remove {}\n", name.as_str()),
        }
    }
    text + END
}

/// `None` for what is no journal, or not a whole one. It is renamed into its place only when it is whole, so such a one
/// was damaged later, or is not ours.
pub(crate) fn read(text: &str) -> Option<Vec<Step>> {
    text.strip_suffix(END)?.lines().map(step).collect()
}

fn step(line: &str) -> Option<Step> {
    let mut words = line.split(' ');
    let step = match (words.next()?, words.next()?, words.next()) {
        ("put", beside, Some(name))
            if beside.starts_with(super::folder::BESIDE) && !beside.contains(['/', '\\']) =>
        {
            Step::Put { beside: beside.to_owned(), name: StorageName::new(name)? }
        }
        ("remove", name, None) => Step::Remove { name: StorageName::new(name)? },
        _ => return None,
    };
    words.next().is_none().then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back_and_nothing_else_is_one() {
        let name = |name| StorageName::new(name).unwrap();
        let steps = vec![
            Step::Put { beside: ".new-1-0".into(), name: name("vault-head") },
            Step::Remove { name: name("document-1") },
        ];
        let text = write(&steps);
        assert_eq!(read(&text), Some(steps));
        assert_eq!(read("end\n"), Some(Vec::new()));
        for cut in 1..text.len() {
            assert_eq!(read(&text[..cut]), None, "{cut}");
        }
        for other in [
            "put .new-1-0 ../x\nend\n",
            "put ../.new-1 x\nend\n",
            "put .new-/../x x\nend\n",
            "put .new-1 x y\nend\n",
            "remove\nend\n",
            "do x\nend\n",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
