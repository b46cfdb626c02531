"""Letters read by two programs that are not ours: Python's `email`, strict about every defect, and mblaze.

What is expected stands here; the library only writes. Needs cargo, and mblaze's `mhdr` and `mshow` (tests/setup)."""

import datetime
import email
import email.policy
import hashlib
import json
import os
import random
import subprocess
import tempfile
import unittest
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRICT = email.policy.default.clone(raise_on_defect=True)
TO = "front.desk+diia@cnap.lutsk.ua"
AT = datetime.datetime(2026, 11, 22, 11, 2, 32, tzinfo=datetime.timezone.utc)
HEADERS = ["X-Unsent", "Date", "To", "Subject", "MIME-Version", "Content-Type"]
BODY = "Доброго дня!\n\n.\n..\nFrom Ґанна: «так»\n--\n-- \n=?UTF-8?B?0K8=?=\n  пробіли  \n\nкінець\n"
UKRAINIAN = "Копії документів: Їжаченко Ґалаґан, щоб’єднати №5 – ID+РНОКПП; вчасно й без черги. "
SIZES = {"empty": 0, "one": 1, "line-less": 56, "line": 57, "line-more": 58, "megabyte": 1_000_000}


def first(text, count):
    """The text over and over, cut to so many characters, and no space at an end."""
    cut = (text * (count // len(text) + 1))[:count]
    return cut[:-1] + "ї" if cut.endswith(" ") else cut


def subjects():
    """Texts around the limits of encoded words (39 bytes in the first, 45 in the others), and traps."""
    for count in range(1, 201):
        yield first(UKRAINIAN, count)
    for count in range(10, 65):
        for unit in ["a", "aї", "𝕐", "€ї", "e\u0301", "👩‍🔬"]:
            yield first(unit, count)
    yield from [
        "Copies of documents",
        " a space before, and one after ",
        "=?UTF-8?B?0K8=?=",
        "=?utf-8?q?=0D=0ABcc:_x=40y.ua?=",
        "Bcc: x@y.ua, To: <x@y.ua>; \"a\" \\ (b)",
        "два  пробіли   поспіль",
        "x" * 200,
        "a b " * 50,
        "Re: Fwd: [1] % %0D%0A ? = _ --=_",
    ]


class Letters(unittest.TestCase):
    """Writes everything at once, since starting cargo takes longer than reading the letters."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.orders = []
        chance = random.Random(5)
        for name, size in SIZES.items():
            (cls.folder / name).write_bytes(chance.randbytes(size))
        (cls.folder / "trap").write_bytes(b"\r\n--=_0\r\nBcc: x@y.ua\r\n\r\n.\r\n--=_0--\r\n" * 50)
        with open(cls.folder / "huge", "wb") as file:
            file.truncate(15_000_000)
        cls.subjects = [cls.order(subject=subject) for subject in subjects()]
        cls.files = cls.order(files=[*SIZES, "trap"])
        cls.each_file = [cls.order(files=[name]) for name in [*SIZES, "trap"]]
        cls.bodies = [cls.order(body=body) for body in ["", "\n", "a", "без кінця рядка", "ї\n" * 6000, "x" * 20_000]]
        cls.facts = {
            "sender": "Надія Дія", "institution": "ЦНАП міста Луцька", "branch": "вул. Б. Хмельницького, 17",
            "purpose": "Адміністративні послуги 5 – ID+РНОКПП", "request_id": "4f1c1c52-0b8e-4a5c-9f3e-2d7c3f1d5a10",
        }
        documents = [
            cls.file("one") | {"uk": "Паспорт громадянина України", "en": "Passport of a citizen of Ukraine"},
            cls.file("line") | {"uk": "РНОКПП", "en": "Taxpayer card"},
        ]
        cls.worded = {
            (kind, language): cls.order(kind=kind, language=language, documents=documents, **cls.facts)
            for kind in ["copies", "deletion"]
            for language in ["both", "uk", "en"]
        }
        cls.refused = {
            "letter_too_large": cls.order(files=["huge"]),
            "letter_name_twice": cls.order(files=["one", "one"]),
            "letter_control_character": cls.order(subject="a\r\nBcc: x@y.ua"),
            "letter_direction_control": cls.order(body="\u202e"),
            "address_line_break": cls.order(to="desk@cnap.ua\r\nBcc: x@y.ua"),
            "address_several": cls.order(to="desk@cnap.ua,x@y.ua"),
        }
        lines = "".join(json.dumps(order) + "\n" for order in cls.orders)
        command = "cargo run --quiet --locked --package diia-conformance --example write_letters".split()
        done = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True, encoding="utf-8")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        for order, line in zip(cls.orders, done.stdout.splitlines(), strict=True):
            order["answer"] = json.loads(line)

    @classmethod
    def file(cls, name):
        return {"name": f"{name}.pdf", "path": str(cls.folder / name)}

    @classmethod
    def order(cls, kind="draft", files=(), **changes):
        order = {"kind": kind, "to": TO, "at_millis": int(AT.timestamp() * 1000)}
        if kind == "draft":
            order |= {"subject": "Копії", "body": BODY, "files": [cls.file(name) for name in files]}
        order |= changes | {"out": str(cls.folder / f"{len(cls.orders)}.eml")}
        cls.orders.append(order)
        return order

    def read(self, order):
        """One letter by Python: all that every letter must have, then the message."""
        self.assertTrue(order["answer"]["ok"], order["answer"])
        raw = Path(order["out"]).read_bytes()
        self.assertLessEqual(len(raw), 20_000_000)
        lines = raw.split(b"\r\n")
        self.assertFalse(any(b"\r" in line or b"\n" in line for line in lines))
        self.assertLessEqual(max(map(len, lines)), 78)
        message = email.message_from_bytes(raw, policy=STRICT)
        self.assertEqual(message.keys(), HEADERS)
        self.assertEqual(message["X-Unsent"], "1")
        self.assertEqual(message["Date"].datetime, AT)
        self.assertEqual([address.addr_spec for address in message["To"].addresses], [TO])
        self.assertEqual(message.get_content_type(), "multipart/mixed")
        for part in message.walk():
            self.assertEqual([*part.defects, *(d for header in part.values() for d in header.defects)], [])
        return message

    def assert_letter(self, order, subject, body, files):
        message = self.read(order)
        self.assertEqual(message["Subject"], subject)
        text, *attached = message.iter_parts()
        self.assertEqual((text.get_content_type(), text.get_content_charset()), ("text/plain", "utf-8"))
        self.assertEqual(text.get_content(), body.replace("\n", "\r\n"))
        seen = []
        for part in attached:
            self.assertEqual((part.get_content_type(), part.is_attachment()), ("application/pdf", True))
            self.assertEqual(part.get_param("name"), part.get_filename())
            seen.append((part.get_filename(), sha256(part.get_content())))
        expected = [(file["name"], sha256(Path(file["path"]).read_bytes())) for file in files]
        self.assertEqual(seen, expected)
        self.assert_mblaze(order, subject, body, expected)

    def assert_mblaze(self, order, subject, body, expected):
        """The same by mblaze, which trims subjects."""
        path = order["out"]
        self.assertEqual(mblaze("mhdr", "-h", "to", path).decode(), f"{TO}\n")
        self.assertEqual(mblaze("mhdr", "-d", "-h", "subject", path).decode().strip(), subject.strip())
        _, tree, *parts = mblaze("mshow", "-t", path).decode().splitlines()
        self.assertIn("1: multipart/mixed ", tree)
        self.assertIn("2: text/plain ", parts[0])
        self.assertEqual(len(parts), 1 + len(expected))
        self.assertEqual(mblaze("mshow", "-O", path, "2").decode(), body.replace("\n", "\r\n"))
        for number, (line, (name, digest)) in enumerate(zip(parts[1:], expected), 3):
            self.assertIn(f"{number}: application/pdf ", line)
            self.assertIn(f'name="{name}"', line)
            self.assertEqual(sha256(mblaze("mshow", "-O", path, str(number))), digest, name)

    def test_subjects_of_every_length(self):
        self.assertGreater(len(self.subjects), 500)
        for order in self.subjects:
            with self.subTest(order["subject"]):
                self.assert_letter(order, order["subject"], BODY, [])

    def test_attachments_of_every_size(self):
        for order in [self.files, *self.each_file]:
            with self.subTest([file["name"] for file in order["files"]]):
                self.assert_letter(order, "Копії", BODY, order["files"])

    def test_bodies(self):
        for order in self.bodies:
            with self.subTest(order["body"][:20]):
                self.assert_letter(order, "Копії", order["body"], [])

    def test_letters_in_both_languages(self):
        for (kind, language), order in self.worded.items():
            with self.subTest(kind=kind, language=language):
                answer, documents = order["answer"], order["documents"]
                files = documents if kind == "copies" else []
                self.assert_letter(order, answer["subject"], answer["body"], files)
                self.assertNotIn(self.facts["sender"], answer["subject"])
                self.assertIn(self.facts["purpose"], answer["subject"])
                for fact in [*self.facts.values(), "22.11.2026 13:02:32", *(file["name"] for file in files)]:
                    self.assertIn(fact, answer["body"])
                for tag, greeting in [("uk", "Доброго дня!"), ("en", "Good day,")]:
                    written = language in (tag, "both")
                    self.assertEqual(greeting in answer["body"], written)
                    for document in documents:
                        self.assertEqual(f". {document[tag]}" in answer["body"], written)

    def test_links(self):
        for order in [*self.subjects, *self.bodies]:
            with self.subTest(order["subject"]):
                link = order["answer"]["mailto"]
                self.assertTrue(link.isascii())
                self.assertNotIn("+", link)
                parts = urllib.parse.urlsplit(link)
                self.assertEqual((parts.scheme, parts.netloc, parts.fragment), ("mailto", "", ""))
                self.assertEqual(urllib.parse.unquote(parts.path, errors="strict"), TO)
                fields = [field.split("=") for field in parts.query.split("&")]
                fields = [(name, urllib.parse.unquote(value, errors="strict")) for name, value in fields]
                body = order["body"].replace("\n", "\r\n")
                self.assertEqual(fields, [("subject", order["subject"]), ("body", body)])
        self.assertIsNone(self.files["answer"]["mailto"])

    def test_refusals_write_nothing(self):
        for reason, order in self.refused.items():
            with self.subTest(reason):
                self.assertEqual(order["answer"], {"ok": False, "reason": reason})
                self.assertFalse(Path(order["out"]).exists())


def mblaze(*command):
    environment = os.environ | {"LC_ALL": "C.UTF-8", "MBLAZE": os.devnull}
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def sha256(data):
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    unittest.main()
