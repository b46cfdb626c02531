"""passes.json and flips.json against the independent reader."""

import unittest

from diia_check import Checker
from diia_format import Refused, digits_from_bytes, point_from_x, read_pass, read_text, verifies
from diia_trust import TrustStore
from vectors import load


class Passes(unittest.TestCase):
    def setUp(self):
        self.file = load("passes.json")

    def test_good_passes_are_read_to_the_last_field(self):
        raw = bytes.fromhex(self.file["issuer_public_key"])
        issuer = point_from_x(int.from_bytes(raw[1:], "big"), raw[0] - 2)
        self.assertGreaterEqual(len(self.file["good"]), 40)
        for vector in self.file["good"]:
            with self.subTest(vector["name"]):
                address = vector.get("link_base", self.file["link_base"])
                found = read_text(vector["text"], address)
                self.assertEqual(found.fields(), vector["fields"])
                self.assertTrue(verifies(issuer, found.issuer_message, *found.issuer_signature))
                self.assertTrue(verifies(found.device_point, found.phone_message, *found.phone_signature))
                data = bytes.fromhex(vector["bytes"])
                self.assertEqual(read_pass(data).fields(), vector["fields"])
                prefix = "DIIA1:" if found.profile == "identity" else address + "#"
                self.assertEqual(prefix + digits_from_bytes(data), vector["text"])

    def test_bad_passes_are_refused_for_the_reason_that_they_name(self):
        self.assertGreaterEqual(len(self.file["bad"]), 300)
        for vector in self.file["bad"]:
            with self.subTest(vector["name"]):
                with self.assertRaises(Refused) as refused:
                    read_text(vector["text"], vector.get("link_base", self.file["link_base"]))
                self.assertEqual(refused.exception.reason, vector["reason"])


class Flips(unittest.TestCase):
    def test_a_pass_with_any_byte_changed_is_refused_for_the_reason_of_its_region(self):
        file = load("flips.json")
        trust = TrustStore(file["trust"]["roots"])
        trust.take_issuer_list(file["trust"]["issuer_list"])
        for status_list in file["trust"]["status_lists"]:
            trust.take_status_list(status_list)

        def expected(prefix, data):
            return Checker(trust, file["link_base"]).check(prefix + digits_from_bytes(data), file["now"])["expected"]

        for vector in file["passes"]:
            data = bytes.fromhex(vector["bytes"])
            self.assertEqual(expected(vector["prefix"], data), "valid")
            offsets = [at for region in vector["regions"] for at in range(region["from"], region["to"])]
            self.assertEqual(offsets, list(range(len(data))))
            for region in vector["regions"]:
                for at in range(region["from"], region["to"]):
                    with self.subTest(vector["name"], field=region["field"], at=at):
                        changed = data[:at] + bytes([data[at] ^ vector["xor"]]) + data[at + 1 :]
                        self.assertEqual(expected(vector["prefix"], changed), region["expected"])


if __name__ == "__main__":
    unittest.main()
