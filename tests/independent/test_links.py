"""links.json: the file is what its writer makes, and Python's own reader of URLs sees in each good link what it says."""

import json
import subprocess
import sys
import unittest
from pathlib import Path
from urllib.parse import unquote, urlsplit

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
ORIGINS = {"https": "https", "custom_scheme": "diia"}


class Links(unittest.TestCase):
    def setUp(self):
        self.file = json.loads((VECTORS / "links.json").read_text(encoding="utf-8"))

    def test_the_file_is_what_the_writer_makes(self):
        writer = [sys.executable, str(VECTORS / "write_links.py"), "--check"]
        done = subprocess.run(writer, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_pythons_reader_agrees_on_every_good_link(self):
        self.assertGreaterEqual(len(self.file["good"]), 60)
        for vector in self.file["good"]:
            if "origin" not in vector:
                continue  # an identity pass is no URL
            with self.subTest(vector["name"]):
                url = urlsplit(vector["text"])
                self.assertEqual((url.scheme, url.netloc), (ORIGINS[vector["origin"]], "diia.app"))
                self.assertEqual((url.username, url.password, url.port), (None, None, None))
                self.assertEqual(url.query, vector.get("query", ""))
                if vector["kind"] != "pass":
                    self.assertEqual(url.fragment, vector.get("card") or "")
                    self.assertEqual(url.geturl().rstrip("?"), vector["text"].rstrip("?"))
                parts = [unquote(part).lower() for part in url.path.split("/")]
                for member in ("id", "document_id", "document_kind", "otp", "application", "service"):
                    if vector.get(member) is not None:
                        self.assertIn(vector[member].lower(), parts)
                if "path" in vector:
                    self.assertEqual(url.path, "/" + vector["path"])


if __name__ == "__main__":
    unittest.main()
