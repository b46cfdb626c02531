"""The mailbox: a posted card's letter, sent by SMTP, as a person reads it."""

import email
import email.policy
import pathlib
import smtplib
from email.message import EmailMessage

import desk
from world import Story


class Mailbox(Story):
    def post(self, raw, sender="nadiia@example.org", to="cnap.window3@example.org"):
        host, port = self.ready["smtp"].rsplit(":", 1)
        with smtplib.SMTP(host, int(port), timeout=60) as client:
            client.sendmail(sender, [to], raw)

    def test_the_letter_of_a_posted_card_arrives_with_its_copies(self):
        self.go("/mailbox")
        self.page.get_by_text("Листів ще немає").wait_for()
        phone = self.phone()
        phone.does(f"scan {desk.card(self.ready)}")
        letter = phone.does("confirm")
        self.post(pathlib.Path(letter["path"]).read_bytes(), to=letter["to"])
        self.page.get_by_role("button", name="Оновити").click()
        self.page.get_by_role("link", name="Відкрити лист").click()
        self.page.get_by_role("heading", name="Вкладення").wait_for()
        self.picture("mailbox-letter")
        copies = self.page.locator("a", has_text=".pdf")
        self.assertEqual(copies.count(), 2)
        self.assertTrue(self.saved(copies.first).startswith(b"%PDF-"))
        whole = self.saved(self.page.get_by_role("link", name="Лист як він надійшов"))
        read = email.message_from_bytes(whole, policy=email.policy.default)
        self.assertEqual(read["To"], letter["to"])
        self.assertIn(read["Subject"], self.page.locator("main").inner_text())

    def test_a_letter_of_strangers_is_text_and_nothing_else(self):
        self.page.on("dialog", lambda _: self.complaints.append("a script ran"))
        letter = EmailMessage()
        letter["From"], letter["To"] = "a@example.org", "b@example.org"
        letter["Subject"] = "<script>alert(1)</script>"
        letter.set_content("<b onclick=alert(1)>text</b>")
        letter.add_attachment(b"<script>alert(1)</script>", maintype="text", subtype="html", filename="<i>x.html")
        self.post(letter.as_bytes())
        self.post(b"\xff\xfe no letter at all\r\n\x00\r\n")
        self.go("/mailbox")
        links = self.page.get_by_role("link", name="Відкрити лист")
        self.assertEqual(links.count(), 2)
        for at in range(2):
            links.nth(at).click()
            self.page.get_by_role("link", name="Лист як він надійшов").wait_for()
        self.page.get_by_role("heading", name="<script>alert(1)</script>").wait_for()
        self.assertEqual(self.saved(self.page.get_by_role("link", name="<i>x.html")), b"<script>alert(1)</script>")
