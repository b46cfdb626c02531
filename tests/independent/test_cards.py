"""cards.json against a second reader of signed cards, written from core/CARD.md and the parts of core/FORMAT.md that it names.

Nothing here knows the Rust library. Signatures are verified by the package `cryptography`; everything else is written out.
"""

import base64
import hashlib
import json
import re
import unittest
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "cards.json"

N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
HOUR = 3_600_000
TAILS = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7, 20: 8, 22: 9, 25: 10, 27: 11}

# FORMAT §7; 0 is either passport.
KINDS = """passport internal-passport foreign-passport taxpayer-card u-id driver-license vehicle-license vehicle-insurance
reference-internally-displaced-person student-id-card birth-certificate local-vaccination-certificate
child-local-vaccination-certificate international-vaccination-certificate pension-card residence-permit-permanent
residence-permit-temporary e-residency e-resident-passport military-bond official-certificate housing-certificate
education-document marriage-act-record divorce-act-record name-change-act-record user-birth-certificate""".split()


class Refused(Exception):
    """Carries the stable name of the reason."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


# Text (CARD §2, FORMAT §3.1) -------------------------------------------------------------------------------------

BYTES = [*range(0x20, 0x7F), *range(0xC0, 0x100), 0x84, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA5, 0xA7, 0xA8, 0xAA, 0xAB, 0xAF, 0xB2, 0xB3,
         0xB4, 0xB8, 0xB9, 0xBA, 0xBB, 0xBF]
ONE_BYTE = {byte: bytes([byte]).decode("cp1251") for byte in BYTES}
HAS_ONE_BYTE = set(ONE_BYTE.values())
SIGNS = " !\"#$%&'()*+,-./:;?_«»„“”’ʼ–—№§0123456789"


def is_letter(character):
    code = ord(character)
    return (
        (character.isascii() and character.isalpha())
        or (0xC0 <= code <= 0x24F and character not in "×÷")
        or (0x400 <= code <= 0x4FF and not 0x482 <= code <= 0x489)
    )


def in_text(character):
    return is_letter(character) or character in SIGNS


def in_address(character):
    return 0x21 <= ord(character) <= 0x7E


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise Refused("card_length")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self, width, allowed, most):
        head = self.number(width)
        mark = 1 << (8 * width - 1)
        raw = self.take(head & (mark - 1))
        try:
            text = raw.decode("utf-8", "strict") if head & mark else "".join(ONE_BYTE[byte] for byte in raw)
        except (UnicodeDecodeError, KeyError):
            raise Refused("card_text_form") from None
        if head & mark and set(text) <= HAS_ONE_BYTE:
            raise Refused("card_text_form")
        if len(text) > most or not all(map(allowed, text)) or text != " ".join(text.split(" ")).strip(" ") or "  " in text:
            raise Refused("card_text_form")
        return text


# The plain subset of addresses: letters, digits and ._+- before the @, dots between; two or more labels after it.
LOCAL = r"(?!-)(?=.{1,64}@)[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
LABEL = r"(?!xn--)(?!-)[a-z0-9-]{1,63}(?<!-)"
ADDRESS = re.compile(rf"{LOCAL}@(?:{LABEL}\.)+[a-z]{{2,63}}")


# Bytes and signatures --------------------------------------------------------------------------------------------


def bytes_from_digits(text, most=1200):
    raw = text.encode("utf-8")
    groups, tail = divmod(len(raw), 29)
    if tail and tail not in TAILS:
        raise Refused("card_digits_length")
    widths = [12] * groups + ([TAILS[tail]] if tail else [])
    if sum(widths) > most:
        raise Refused("card_too_long")
    out = b""
    for at, width in enumerate(widths):
        group = raw[29 * at : 29 * at + 29]
        if any(byte not in b"0123456789" for byte in group):
            raise Refused("card_not_a_digit")
        if int(group) >= 256**width:
            raise Refused("card_digits_overflow")
        out += int(group).to_bytes(width, "big")
    return out


def point(jwk):
    x, y = (int.from_bytes(unpadded(jwk[member]), "big") for member in "xy")
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def unpadded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verifies(jwk, message, signature):
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        point(jwk).verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


# The card (CARD §2, §3) ------------------------------------------------------------------------------------------


def read_documents(reader):
    count = reader.number(1)
    if not 1 <= count <= 16:
        raise Refused("card_documents")
    numbers = reader.take(count)
    kinds = [number & 0x7F for number in numbers]
    if any(kind >= len(KINDS) for kind in kinds) or len(set(kinds)) < count:
        raise Refused("card_documents")
    return [{"kind": KINDS[number & 0x7F], "required": number < 0x80} for number in numbers]


def read_card(offer, data):
    """The fields as cards.json names them, what was signed, and the signature."""
    if len(data) < 64:
        raise Refused("card_length")
    body, signature = data[:-64], data[-64:]
    reader = Reader(body)
    if reader.number(1) != 0x13:
        raise Refused("card_version")
    card = {"issuer_key": reader.take(4).hex()}
    flags = reader.number(1)
    if flags >> 4:
        raise Refused("card_reserved_flags")
    digits = 10 if flags & 8 else 8
    code = reader.number(5)
    if code >= 10**digits:
        raise Refused("card_register_code")
    card["register_code"] = str(code).zfill(digits)
    card["valid_from"] = reader.number(3) * HOUR
    days = reader.number(1)
    if not 1 <= days <= 180:
        raise Refused("card_validity")
    card["valid_until"] = card["valid_from"] + days * 24 * HOUR
    card["documents"] = read_documents(reader)
    for field, most in (("legal_name", 120), ("address", 120), ("purpose", 100)):
        card[field] = reader.text(2, in_text, most)
    if not (card["legal_name"] and card["address"] and card["purpose"]):
        raise Refused("card_text_form")
    card["branch"] = reader.text(1, in_text, 60)
    card["recipient"] = reader.text(1, in_address, 100)
    if not 6 <= len(card["recipient"]) <= 100 or not ADDRESS.fullmatch(card["recipient"]):
        raise Refused("card_recipient")
    card["place"] = None
    if flags & 4:
        latitude, longitude = reader.number(3) - 900_000, reader.number(3) - 1_800_000
        if latitude > 900_000 or longitude > 1_800_000:
            raise Refused("card_place")
        card["place"] = [latitude, longitude]
    card["all_or_nothing"], card["with_signature"] = bool(flags & 1), bool(flags & 2)
    if reader.at != len(body):
        raise Refused("card_length")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (1 <= r <= N - 1 and 1 <= s <= (N - 1) // 2):
        raise Refused("card_signature_form")
    if not 1 <= len(offer) <= 64:
        raise Refused("card_offer_id")
    message = b"diia-citizen/1/card\0" + bytes([len(offer)]) + offer.encode("ascii") + body
    card["digest"] = hashlib.sha256(message).hexdigest()
    return card, message, signature


def issuer_keys(trust):
    """Every key of a list that the pinned root signed."""
    header, claims, signature = trust["issuer_list"].split(".")
    message = f"{header}.{claims}".encode("ascii")
    assert any(verifies(root, message, unpadded(signature)) for root in trust["roots"])
    return [key for issuer in json.loads(unpadded(claims))["issuers"] for key in issuer["keys"]]


def outcome(offer, data, keys, now):
    """`believed`, or the reason."""
    try:
        card, message, signature = read_card(offer, data)
    except Refused as refused:
        return refused.reason
    named = [key for key in keys if key["kid"] == card["issuer_key"] and key["use"] == "cards"]
    if not named:
        return "card_unknown_issuer"
    key = next((key for key in named if verifies(key["jwk"], message, signature)), None)
    if key is None:
        return "card_signature"
    if card["valid_from"] < key["nbf"] * 1000:
        return "card_issuer_key_not_yet_valid"
    if max(now, card["valid_from"]) >= key["exp"] * 1000:
        return "card_issuer_key_expired"
    if now < card["valid_from"]:
        return "card_not_yet_valid"
    return "believed" if now < card["valid_until"] else "card_expired"


class Cards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.file = json.loads(VECTORS.read_text(encoding="utf-8"))
        cls.keys = {name: issuer_keys(trust) for name, trust in cls.file["trusts"].items()}

    def test_good_cards_are_read_to_the_last_field_and_believed(self):
        self.assertGreaterEqual(len(self.file["good"]), 12)
        for vector in self.file["good"]:
            with self.subTest(vector["name"]):
                before, digits = vector["link"].split("#")
                offer = vector["offer_id"]
                self.assertEqual(before, f"https://diia.app/acquirers/offer-request/static/{offer}")
                data = bytes_from_digits(digits)
                self.assertEqual(data.hex(), vector["bytes"])
                self.assertEqual(read_card(offer, data)[0], vector["fields"])
                if "trust" in vector:
                    self.assertEqual(outcome(offer, data, self.keys[vector["trust"]], vector["now"]), "believed")

    def test_bad_cards_are_refused_for_the_reason_that_they_name(self):
        self.assertGreaterEqual(len(self.file["bad"]), 40)
        for vector in self.file["bad"]:
            with self.subTest(vector["name"]):
                try:
                    data = bytes_from_digits(vector["digits"])
                    found = outcome(vector["offer_id"], data, self.keys[vector["trust"]], vector["now"])
                except Refused as refused:
                    found = refused.reason
                self.assertEqual(found, vector["reason"])

    def test_a_card_with_any_byte_changed_is_refused(self):
        flips = self.file["flips"]
        data = bytes.fromhex(flips["bytes"])
        keys = self.keys[flips["trust"]]
        offsets = [at for region in flips["regions"] for at in range(region["from"], region["to"])]
        self.assertEqual(offsets, list(range(len(data))))
        for region in flips["regions"]:
            for at in range(region["from"], region["to"]):
                with self.subTest(region["field"], at=at):
                    changed = data[:at] + bytes([data[at] ^ flips["xor"]]) + data[at + 1 :]
                    found = outcome(flips["offer_id"], changed, keys, flips["now"])
                    self.assertNotEqual(found, "believed")
                    self.assertIn(region["reason"], (found, None))


if __name__ == "__main__":
    unittest.main()
