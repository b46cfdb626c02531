"""vault.json against core/VAULT.md, by the writer that was written from that page alone, and back again by a reader."""

import hashlib
import importlib.util
import json
import unittest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vectors import FOLDER, load

DOMAIN = b"diia-citizen/1/vault-record\0"


def opened(data_key, name, sealed):
    """The generation and the content of a record."""
    salt, generation, body = sealed[1:33], sealed[33:41], sealed[41:]
    secret = HKDF(algorithm=hashes.SHA256(), length=44, salt=salt, info=DOMAIN).derive(data_key)
    content = AESGCM(secret[:32]).decrypt(secret[32:], body, DOMAIN + b"\x01" + generation + name.encode())
    return int.from_bytes(generation, "big"), content


class Vaults(unittest.TestCase):
    def setUp(self):
        self.file = load("vault.json")
        self.key = bytes.fromhex(self.file["data_key"])

    def test_the_file_is_what_its_writer_makes(self):
        spec = importlib.util.spec_from_file_location("write_vault", FOLDER / "write_vault.py")
        writer = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(writer)
        self.assertEqual(writer.file(), self.file)

    def test_every_record_of_the_good_vaults_opens_under_its_name_only(self):
        count = 0
        for vault in self.file["good"]:
            for name, record in vault["records"].items():
                if name.startswith("vault-key"):
                    continue
                generation, _ = opened(self.key, name, bytes.fromhex(record))
                self.assertGreaterEqual(generation, 1)
                with self.assertRaises(InvalidTag):
                    opened(self.key, name + "0", bytes.fromhex(record))
                count += 1
        self.assertGreater(count, 30)

    def test_the_chain_of_receipts_holds(self):
        base = next(vault for vault in self.file["good"] if vault["name"] == self.file["base"])
        previous, number = "0" * 64, 0
        for segment in ("receipts-00000000", "receipts-00000001"):
            _, content = opened(self.key, segment, bytes.fromhex(base["records"][segment]))
            for receipt in json.loads(content):
                number += 1
                self.assertEqual((receipt.pop("number"), receipt.pop("previous")), (number, previous))
                digest = receipt.pop("hash")
                body = json.dumps(receipt, ensure_ascii=False, separators=(",", ":")).encode()
                message = b"diia-citizen/1/receipt\0" + number.to_bytes(8, "big") + previous.encode() + body
                self.assertEqual(hashlib.sha256(message).hexdigest(), digest)
                previous = digest
        _, index = opened(self.key, "vault-receipts", bytes.fromhex(base["records"]["vault-receipts"]))
        self.assertEqual((int.from_bytes(index[:8], "big"), index[8:40].hex()), (number, previous))


if __name__ == "__main__":
    unittest.main()
