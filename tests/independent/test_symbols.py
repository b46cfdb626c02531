"""symbols.json drawn as pictures and read by zxing-cpp, which knows nothing of either side."""

import unittest

import zxingcpp
from PIL import Image

from vectors import load

MODULE = 4


def picture(rows, quiet):
    """Rows of 0 and 1, with a blank border of so many modules, as a picture of grey values."""
    left, right, above = quiet
    width = left + len(rows[0]) + right
    image = Image.new("L", (width, above + len(rows) + above), 255)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.putpixel((left + x, above + y), 0)
    return image.resize((image.width * MODULE, image.height * MODULE), Image.NEAREST)


def read(image, kind):
    return zxingcpp.read_barcodes(image, formats=kind, try_rotate=False, try_downscale=False, try_invert=False)


class Symbols(unittest.TestCase):
    def setUp(self):
        self.file = load("symbols.json")

    def test_qr(self):
        for vector in self.file["qr"]["good"]:
            with self.subTest(vector["name"]):
                side = vector["side"]
                self.assertEqual(side, 17 + 4 * vector["version"])
                self.assertEqual(len(vector["rows"]), side)
                bits = [bin(int("1" + row, 16))[3:] for row in vector["rows"]]
                self.assertTrue(all(set(row[side:]) <= {"0"} for row in bits), "spare bits are 0")
                rows = [row[:side] for row in bits]
                [found] = read(picture(rows, (4, 4, 4)), zxingcpp.BarcodeFormat.QRCode)
                content = "".join(segment["text"] for segment in vector["segments"])
                self.assertEqual(found.bytes, content.encode())
                self.assertEqual(found.ec_level, vector["level"])
                self.assertEqual(self.mask_of(rows), vector["mask"])

    def mask_of(self, rows):
        """From the format information: 15 bits, masked (ISO/IEC 18004 §7.9)."""
        places = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
        bits = int("".join(rows[y][x] for y, x in places), 2) ^ 0b101010000010010
        return bits >> 10 & 0b111

    def test_ean13(self):
        for vector in self.file["ean13"]["good"]:
            with self.subTest(vector["digits"]):
                self.assertEqual(len(vector["modules"]), 95)
                image = picture([vector["modules"]] * 40, (11, 7, 10))
                [found] = read(image, zxingcpp.BarcodeFormat.EAN13)
                self.assertEqual(found.text, vector["digits"])

    def test_code128(self):
        for vector in self.file["code128"]["good"]:
            with self.subTest(vector["digits"]):
                pairs, odd = divmod(len(vector["digits"]), 2)
                self.assertEqual(len(vector["modules"]), 11 * (1 + pairs + 2 * odd + 1) + 13)
                image = picture([vector["modules"]] * 40, (10, 10, 10))
                [found] = read(image, zxingcpp.BarcodeFormat.Code128)
                self.assertEqual(found.text, vector["digits"])


if __name__ == "__main__":
    unittest.main()
