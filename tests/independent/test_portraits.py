"""portraits.json by a reader that was written from core/FORMAT.md §12 alone, and by the writer of the file."""

import hashlib
import unittest

import diia_portrait
from diia_format import Refused, bytes_from_digits
from test_signatures import writer
from vectors import load


def check(text, digest):
    """The SHA-256 of the pixels, or the reason."""
    if not text.startswith("DIIA3:"):
        return "portrait_not_a_portrait"
    try:
        data = bytes_from_digits(text[6:], 321)
    except Refused:
        return "portrait_digits"
    if data[:1] in (b"", b"\x18", b"\x19") and len(data) < 2:
        return "portrait_length"
    if data[0] == 0x19:
        return "portrait_wrong_form" if len(data) == 321 else "portrait_length"
    if data[0] != 0x18:
        return "portrait_unknown_version"
    if len(data) > 301:
        return "portrait_too_large"
    if digest is None:
        return "portrait_none_promised"
    if hashlib.sha256(data[1:]).hexdigest()[:32] != digest:
        return "portrait_of_another_person"
    try:
        return hashlib.sha256(diia_portrait.read(data[1:])).hexdigest()
    except diia_portrait.NotAPortrait:
        return "portrait_form"


class Portraits(unittest.TestCase):
    def test_the_file_is_what_its_writer_makes(self):
        self.assertEqual(writer("write_portraits").file(), load("portraits.json"))

    def test_good_ones_are_drawn_to_the_pixel_and_bad_ones_refused_with_their_reason(self):
        file = load("portraits.json")
        found = [(vector["name"], check(vector["text"], vector["digest"])) for vector in file["good"] + file["bad"]]
        expected = [(vector["name"], vector.get("pixels") or vector["reason"]) for vector in file["good"] + file["bad"]]
        self.assertEqual(found, expected)
        self.assertGreaterEqual(len(expected), 70)

    def test_what_is_written_is_read_again(self):
        pixels = bytes((x * y) % 200 for y in range(80) for x in range(64))
        read = diia_portrait.read(diia_portrait.fitting([pixel // 8 + 100 for pixel in pixels]))
        self.assertLess(max(abs(read[at] - (pixels[at] // 8 + 100)) for at in range(5120)), 40)
