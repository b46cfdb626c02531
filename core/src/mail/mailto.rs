use super::{Draft, DraftError};

/// Writes a draft without attachments as a link that opens the mail client (RFC 6068).
///
/// All but letters, digits and `-._~` is percent-encoded UTF-8, the `+` of an address too: some clients take a bare
/// one for a space. Lines end with `%0D%0A`. Ukrainian letters take six characters each; some desktop clients cut
/// links after 2,000, so a long letter travels better as a file.
///
/// # Errors
/// [`DraftError::LinkCarriesNoFiles`]: a draft that has attachments is never opened without them.
pub fn mailto(draft: &Draft) -> Result<String, DraftError> {
    if !draft.attachments().is_empty() {
        return Err(DraftError::LinkCarriesNoFiles);
    }
    let mut link = String::from("mailto:");
    percent_encode(&mut link, draft.to().local());
    link.push('@');
    percent_encode(&mut link, draft.to().domain());
    link.push_str("?subject=");
    percent_encode(&mut link, draft.subject().as_str());
    link.push_str("&body=");
    percent_encode(&mut link, &draft.body().with_crlf());
    Ok(link)
}

fn percent_encode(link: &mut String, text: &str) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |value: u8| HEX.get(usize::from(value)).copied().unwrap_or('0');
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.extend(['%', digit(byte >> 4), digit(byte & 0x0F)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{Address, Attachment, AttachmentName, Body, Subject};

    fn draft(to: &str, subject: &str, body: &str, attachments: Vec<Attachment>) -> Draft {
        let (subject, body) = (Subject::new(subject).unwrap(), Body::new(body).unwrap());
        Draft::new(Address::parse(to).unwrap(), subject, body, attachments).unwrap()
    }

    #[test]
    fn nothing_in_the_texts_is_read_as_syntax() {
        let draft = draft("front.desk+diia@CNAP.ua", "Дія & co = ?cc=x@y.ua#~", "а + б\n%0A 100%", vec![]);
        assert_eq!(
            mailto(&draft).as_deref(),
            Ok("mailto:front.desk%2Bdiia@cnap.ua\
                ?subject=%D0%94%D1%96%D1%8F%20%26%20co%20%3D%20%3Fcc%3Dx%40y.ua%23~\
                &body=%D0%B0%20%2B%20%D0%B1%0D%0A%250A%20100%25")
        );
    }

    #[test]
    fn files_are_not_left_behind_in_silence() {
        let file = Attachment { name: AttachmentName::new("a.pdf").unwrap(), bytes: vec![] };
        let error = mailto(&draft("desk@cnap.ua", "a", "", vec![file])).expect_err("refused");
        assert_eq!(error.code(), "letter_link_carries_no_files");
    }
}
