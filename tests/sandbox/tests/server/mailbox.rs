//! Letters by real SMTP, sent by Python's own client.

use std::process::Command;

use crate::sandbox::Sandbox;

const CLIENT: &str = r#"
import smtplib, sys
from email.message import EmailMessage
host, port = sys.argv[1].rsplit(":", 1)
letter = EmailMessage()
letter["From"], letter["To"], letter["Subject"] = "nadiia@example.org", "okno3@cnap.example", "Копії документів"
letter.set_content("Добрий день!\n.\n..і рядок із крапки\n")
letter.add_attachment(bytes(range(256)) * 4000, maintype="application", subtype="pdf", filename="passport.pdf")
with smtplib.SMTP(host, int(port), timeout=20) as client:
    client.send_message(letter)
    client.sendmail("a@example.org", ["b@example.org", "c@example.org"], b"Subject: second\r\n\r\ntext\r\n")
"#;

const READER: &str = r#"
import email, email.policy, sys
letter = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
assert letter["Subject"] == "Копії документів", letter["Subject"]
lines = letter.get_body().get_content().splitlines()
assert lines == ["Добрий день!", ".", "..і рядок із крапки"], lines
[pdf] = letter.iter_attachments()
assert pdf.get_content() == bytes(range(256)) * 4000 and pdf.get_filename() == "passport.pdf"
"#;

fn python() -> Command {
    Command::new(std::env::var_os("DIIA_TEST_PYTHON").unwrap_or_else(|| "python3".into()))
}

#[test]
fn letters_that_came_by_smtp_are_kept_as_they_came() {
    let sandbox = Sandbox::start();
    let sent = python().args(["-c", CLIENT, sandbox.ready("smtp").as_str().unwrap()]).output().unwrap();
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));

    let listed = sandbox.get("/sandbox/letters", "").ok();
    let [second, first] = &listed["letters"].as_array().unwrap()[..] else { panic!("two: {listed}") };
    assert_eq!(second["to"], serde_json::json!(["b@example.org", "c@example.org"]), "newest first");
    assert_eq!(first["from"], "nadiia@example.org");
    let letter = sandbox.get(&format!("/sandbox/letters/{}", first["id"].as_str().unwrap()), "");
    assert_eq!((letter.status, &letter.headers["content-type"]), (200, &"message/rfc822".parse().unwrap()));
    assert_eq!(letter.text.len(), usize::try_from(first["bytes"].as_u64().unwrap()).unwrap());

    let mut read = python();
    read.args(["-c", READER]).stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut read = read.spawn().unwrap();
    std::io::Write::write_all(&mut read.stdin.take().unwrap(), letter.text.as_bytes()).unwrap();
    let read = read.wait_with_output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let unknown = sandbox.get("/sandbox/letters/0f8fad5b-d9cb-469f-a165-70867728950e", "");
    assert_eq!(unknown.refusal(), (404, "not_found"));
}
