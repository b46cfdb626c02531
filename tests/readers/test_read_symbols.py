"""The readers must be right before anything is proven by them. The pictures are zxing-cpp's own, so what zbar says
of them is a second opinion; that our own pictures are read is shown by the tests of whoever draws them."""

import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import PIL.Image
import read_symbols
import zxingcpp

UKRAINIAN = "Ґанна-Їванна О'Кефір-Щось єДокумент äé"


def picture(content, format):
    """A symbol with its quiet zone, as a grey picture."""
    if isinstance(content, str) and format == "QR Code":
        content = content.encode()
    barcode = zxingcpp.create_barcode(content, zxingcpp.barcode_format_from_str(format))
    matrix = memoryview(zxingcpp.write_barcode_to_image(barcode, scale=4))
    height, width = matrix.shape
    return PIL.Image.frombytes("L", (width, height), matrix.tobytes())


class Readers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "symbol.png"

    def assertRead(self, expected, in_order=True):
        for name, reader in read_symbols.READERS.items():
            with self.subTest(name):
                found = reader(self.path)
                self.assertEqual(found if in_order else sorted(found, key=str), expected)

    def test_each_format(self):
        for format, text in [
            ("QR Code", "https://diia.app/documents/x#4006381333931"),
            ("QR Code", "7" * 400),
            ("QR Code", UKRAINIAN),
            ("QR Code", "two\nlines]]>, QR-Code:not a symbol\n"),
            ("EAN-13", "4006381333931"),
            ("Code 128", "4006381333931"),
        ]:
            with self.subTest(format=format, text=text):
                picture(text, format).save(self.path)
                self.assertRead([{"format": format, "text": text}])

    def test_bytes_that_are_no_text(self):
        picture(b"\x00\xff\x80\n\rA", "QR Code").save(self.path)
        self.assertRead([{"format": "QR Code", "text": None, "hex": "00ff800a0d41"}])

    def test_two_symbols_in_one_picture(self):
        upper, lower = picture(UKRAINIAN, "QR Code"), picture("4006381333931", "EAN-13")
        both = PIL.Image.new("L", (max(upper.width, lower.width), upper.height + lower.height + 40), 255)
        both.paste(upper, (0, 0))
        both.paste(lower, (0, upper.height + 40))
        both.save(self.path)
        expected = [{"format": "EAN-13", "text": "4006381333931"}, {"format": "QR Code", "text": UKRAINIAN}]
        self.assertRead(expected, in_order=False)

    def test_a_picture_without_symbols(self):
        PIL.Image.new("L", (200, 200), 255).save(self.path)
        self.assertRead([])

    def test_a_file_that_is_no_picture(self):
        self.path.write_text("no picture")
        for name, reader in read_symbols.READERS.items():
            with self.subTest(name), self.assertRaises((RuntimeError, PIL.UnidentifiedImageError)):
                reader(self.path)

    def test_command(self):
        picture("1", "QR Code").save(self.path)
        for arguments, keys in [([], ["file", "zxing", "zbar"]), (["--only", "zbar"], ["file", "zbar"])]:
            printed = io.StringIO()
            command = ["read_symbols.py", *arguments, str(self.path), str(self.path)]
            with mock.patch.object(sys, "argv", command), contextlib.redirect_stdout(printed):
                self.assertIsNone(read_symbols.main())
            lines = [json.loads(line) for line in printed.getvalue().splitlines()]
            self.assertEqual([list(line) for line in lines], [keys, keys])
            self.assertEqual(lines[0]["zbar"], [{"format": "QR Code", "text": "1"}])


if __name__ == "__main__":
    unittest.main()
