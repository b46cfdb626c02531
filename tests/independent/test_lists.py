"""lists.json against the independent reader of lists."""

import base64
import hashlib
import json
import unittest
import zlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from diia_format import Refused
from diia_trust import TrustStore
from vectors import load

STATUS_NAMES = {0: "valid", 1: "revoked", 2: "suspended", None: "absent"}


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def text_of(case):
    """The JWT of a case, or what its recipe makes (tests/vectors/README.md)."""
    recipe = case.get("recipe")
    if recipe is None:
        return case["jwt"]
    if "repeat" in recipe:
        return recipe["repeat"] * recipe["times"]
    claims = dict(recipe["claims"])
    claims["status_list"] = dict(claims["status_list"], lst=encode(zlib.compress(bytes(recipe["zeros"]), 6)))
    signed = ".".join(encode(json.dumps(part).encode()) for part in (recipe["header"], claims))
    private = ec.derive_private_key(int.from_bytes(hashlib.sha256(recipe["key"].encode()).digest(), "big"), ec.SECP256R1())
    r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signed}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


class Lists(unittest.TestCase):
    def setUp(self):
        self.file = load("lists.json")

    def holding(self, case):
        store = TrustStore(self.file["roots"])
        for name in case["held"]:
            self.take(store, name, self.file["held"][name])
        return store

    def take(self, store, name, text):
        {"issuers": store.take_issuer_list, "statuses": store.take_status_list}[name](text)

    def test_good_lists_are_taken_and_say_what_they_say(self):
        for case in self.file["good"]:
            with self.subTest(case["name"]):
                store = self.holding(case)
                self.take(store, case["list"], text_of(case))
                says = case["says"]
                if case["list"] == "issuers":
                    self.assertEqual(store.issuer_list.issued_at, says["issued_at"])
                    self.assertEqual(store.issuer_list.replace_by, says["replace_by"])
                    self.assertEqual([issuer.en for issuer in store.issuer_list.issuers], says["issuers"])
                else:
                    held = store.status_lists[says["sub"]]
                    self.assertEqual(held.issued_at, says["issued_at"])
                    for entry in says["entries"]:
                        status = STATUS_NAMES.get(held.status(entry["index"]), "other")
                        self.assertEqual(status, entry["status"], entry)

    def test_bad_lists_are_refused_for_the_reason_that_they_name(self):
        for case in self.file["bad"]:
            with self.subTest(case["name"]):
                store = self.holding(case)
                with self.assertRaises(Refused) as refused:
                    self.take(store, case["list"], text_of(case))
                self.assertEqual(refused.exception.reason, case["reason"])


if __name__ == "__main__":
    unittest.main()
