"""digits.json against an independent reading of §9 and §6."""

import unittest

import diia_digits
from diia_format import Refused, bytes_from_digits, digits_from_bytes
from vectors import load


class Digits(unittest.TestCase):
    def setUp(self):
        self.file = load("digits.json")

    def test_digits_are_drawn_as_stated(self):
        for vector in self.file["draws"]:
            with self.subTest(vector):
                drawn = diia_digits.draw(bytes.fromhex(vector["secret"]), vector["issued_at"], vector["attempt"])
                self.assertEqual(drawn, vector["digits"])
                self.assertEqual(diia_digits.parse_entry(drawn), drawn)

    def test_check_digits(self):
        for vector in self.file["check_digits"]:
            self.assertEqual(diia_digits.check_digit(vector["twelve"]), vector["check_digit"], vector)

    def test_good_entries(self):
        for vector in self.file["entries"]["good"]:
            with self.subTest(vector["name"]):
                digits = diia_digits.parse_entry(vector["entry"])
                self.assertEqual(digits, vector["digits"])
                self.assertEqual(diia_digits.groups(digits), vector["groups"])

    def test_bad_entries(self):
        for vector in self.file["entries"]["bad"]:
            with self.subTest(vector["name"]):
                with self.assertRaises(diia_digits.BadEntry) as bad:
                    diia_digits.parse_entry(vector["entry"])
                self.assertEqual(bad.exception.reason, vector["reason"])
                place = {name: vector[name] for name in ("position", "count") if name in vector}
                self.assertEqual(bad.exception.place, place)

    def test_spoken(self):
        for vector in self.file["spoken"]:
            with self.subTest(vector["digits"]):
                self.assertEqual(diia_digits.groups(vector["digits"]), vector["groups"])
                self.assertEqual(diia_digits.spoken(vector["digits"], diia_digits.UKRAINIAN), vector["uk"])
                self.assertEqual(diia_digits.spoken(vector["digits"], diia_digits.ENGLISH), vector["en"])

    def test_bytes_as_digits(self):
        for vector in self.file["decimal"]["good"]:
            with self.subTest(vector["bytes"]):
                data = bytes.fromhex(vector["bytes"])
                self.assertEqual(digits_from_bytes(data), vector["digits"])
                self.assertEqual(bytes_from_digits(vector["digits"]), data)

    def test_digits_that_are_no_bytes(self):
        for vector in self.file["decimal"]["bad"]:
            with self.subTest(vector["digits"]):
                with self.assertRaises(Refused) as refused:
                    bytes_from_digits(vector["digits"], vector["most_bytes"])
                self.assertEqual(refused.exception.reason, vector["reason"])


if __name__ == "__main__":
    unittest.main()
