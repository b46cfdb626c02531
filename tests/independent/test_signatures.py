"""Detached signatures as pyHanko sees them: CAdES B-B and B-T, written by
`cargo run -p diia-conformance --example write_signatures`; and signing.json against its writer."""

import asyncio
import importlib.util
import logging
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

from asn1crypto import cms, x509
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from vectors import FOLDER, load

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["порожній", "один байт", "Договір № 5 (ґрунт)"]


class Signatures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # What it says of the signatures that are spoiled here on purpose would drown the rest.
        logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
        logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = Path(cls.temporary.name)
        command = "cargo run --quiet --locked --package diia-conformance --example write_signatures --".split()
        subprocess.run([*command, cls.temporary.name], cwd=ROOT, check=True)
        cls.root = x509.Certificate.load((cls.folder / "root.der").read_bytes())

    def file(self, name):
        return (self.folder / f"{name}.file").read_bytes()

    def signature(self, name, level):
        return (self.folder / f"{name}.{level}.p7s").read_bytes()

    def status(self, p7s, content, roots=None):
        context = ValidationContext(trust_roots=[self.root] if roots is None else roots, allow_fetching=False)
        signed = cms.ContentInfo.load(p7s, strict=True)["content"]
        return asyncio.run(
            async_validate_detached_cms(
                content,
                signed,
                signer_validation_context=context,
                ts_validation_context=context,
                key_usage_settings=KeyUsageConstraints(key_usage={"non_repudiation"}),
            )
        )

    def accepted(self, p7s, content, **more):
        try:
            status = self.status(p7s, content, **more)
        except Exception:  # however it says no: of an unknown digest's name even as a missing attribute
            return False
        return status.bottom_line

    def test_every_signature_is_valid_over_its_file_and_trusted_by_the_root(self):
        for name in NAMES:
            for level in ["b-b", "b-t"]:
                status = self.status(self.signature(name, level), self.file(name))
                self.assertTrue(status.intact and status.valid and status.trusted, f"{name} {level}")
                self.assertEqual(status.signing_cert.subject.native["common_name"], "Shevchenko Oleksandr")
                self.assertIsNotNone(status.signer_reported_dt)
                stamp = status.timestamp_validity
                self.assertEqual(stamp is not None, level == "b-t", name)
                if stamp:
                    self.assertTrue(stamp.intact and stamp.valid and stamp.trusted, name)

    def test_the_attributes_are_those_of_the_level_and_no_others(self):
        for level, unsigned in [("b-b", set()), ("b-t", {"signature_time_stamp_token"})]:
            signer = cms.ContentInfo.load(self.signature(NAMES[0], level), strict=True)["content"]["signer_infos"][0]
            found = {attribute["type"].native for attribute in signer["signed_attrs"]}
            self.assertEqual(found, {"content_type", "message_digest", "signing_time", "signing_certificate_v2"})
            self.assertEqual({attribute["type"].native for attribute in signer["unsigned_attrs"] or []}, unsigned)

    def test_another_file_another_root_and_a_changed_certificate_are_refused(self):
        for name in NAMES:
            p7s, content = self.signature(name, "b-b"), self.file(name)
            self.assertFalse(self.accepted(p7s, content + b"0"), name)
            self.assertFalse(self.accepted(p7s, content, roots=[]), name)

    def test_a_flipped_bit_is_refused(self):
        p7s, content = self.signature("один байт", "b-b"), b"x"
        self.assertTrue(self.accepted(p7s, content))
        unread = []
        for at in range(0, len(p7s), 3):
            spoiled = bytearray(p7s)
            spoiled[at] ^= 1 << at % 8
            if self.accepted(bytes(spoiled), content):
                unread.append(at)
        # The versions, and the names of digests for readers of streams.
        self.assertLess(len(unread) * 10, len(p7s) // 3, unread)


def writer(name):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    with unittest.mock.patch("sys.path", [str(FOLDER), *sys.path]):
        spec.loader.exec_module(module)
    return module


class Vectors(unittest.TestCase):
    def test_the_file_is_what_its_writer_makes(self):
        self.assertEqual(writer("write_signing").file(), load("signing.json"))

    def test_so_are_the_asks_and_answers(self):
        self.assertEqual(writer("write_asks").file(), load("asks.json"))
