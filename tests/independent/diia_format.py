"""Reads passes: core/FORMAT.md §2 to §7, written from that page alone.

Nothing here knows the Rust library. Signatures are verified by the package `cryptography`; the curve equation, the
forms and the order in which they are looked at are written out below.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B

HOUR = 3_600_000
MAX_BYTES = 1200
TAILS = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7, 20: 8, 22: 9, 25: 10, 27: 11}

KINDS = """internal-passport foreign-passport taxpayer-card u-id driver-license vehicle-license vehicle-insurance
reference-internally-displaced-person student-id-card birth-certificate local-vaccination-certificate
child-local-vaccination-certificate international-vaccination-certificate pension-card residence-permit-permanent
residence-permit-temporary e-residency e-resident-passport military-bond official-certificate housing-certificate
education-document marriage-act-record divorce-act-record name-change-act-record user-birth-certificate""".split()


class Refused(Exception):
    """Carries the stable name of the reason."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


# Keys and signatures ---------------------------------------------------------------------------------------------


def point_from_x(x, odd):
    """The point with this x and parity of y, or None."""
    if x >= P:
        return None
    square = (pow(x, 3, P) - 3 * x + B) % P
    y = pow(square, (P + 1) // 4, P)
    if y * y % P != square:
        return None
    return (x, y if y % 2 == odd else P - y)


def is_point(x, y):
    return x < P and y < P and (y * y - (pow(x, 3, P) - 3 * x + B)) % P == 0


def verifies(point, message, r, s):
    """ES256, for r and s from 1 to n − 1."""
    key = ec.EllipticCurvePublicNumbers(point[0], point[1], ec.SECP256R1()).public_key()
    try:
        key.verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def canonical_signature(raw):
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    if not (1 <= r <= N - 1 and 1 <= s <= (N - 1) // 2):
        raise Refused("signature_form")
    return r, s


# §6 --------------------------------------------------------------------------------------------------------------


def bytes_from_digits(text, most_bytes=MAX_BYTES):
    raw = text.encode("utf-8", "surrogatepass")
    groups, tail = divmod(len(raw), 29)
    if tail and tail not in TAILS:
        raise Refused("digits_length")
    widths = [12] * groups + ([TAILS[tail]] if tail else [])
    if sum(widths) > most_bytes:
        raise Refused("too_long")
    out = b""
    for at, width in enumerate(widths):
        group = raw[29 * at : 29 * at + 29]
        if any(character not in b"0123456789" for character in group):
            raise Refused("not_a_digit")
        number = int(group)
        if number >= 256**width:
            raise Refused("digits_overflow")
        out += number.to_bytes(width, "big")
    return out


def digits_from_bytes(data):
    lengths = {width: digits for digits, width in TAILS.items()} | {12: 29}
    groups = [data[at : at + 12] for at in range(0, len(data), 12)]
    return "".join(str(int.from_bytes(group, "big")).zfill(lengths[len(group)]) for group in groups)


# §3 --------------------------------------------------------------------------------------------------------------

SPECIAL = {0xA5: "Ґ", 0xA8: "Ё", 0xAA: "Є", 0xAF: "Ї", 0xB2: "І", 0xB3: "і", 0xB4: "ґ", 0xB8: "ё", 0xB9: "№",
           0xBA: "є", 0xBF: "ї", 0x92: "’"}
ONE_BYTE = {byte: chr(byte) for byte in range(0x20, 0x7F)} | SPECIAL
ONE_BYTE |= {byte: chr(0x410 + byte - 0xC0) for byte in range(0xC0, 0x100)}
HAS_ONE_BYTE = set(ONE_BYTE.values())
assert all(bytes([byte]).decode("cp1251") == character for byte, character in ONE_BYTE.items())


def is_letter(character):
    code = ord(character)
    return (
        "A" <= character <= "Z"
        or "a" <= character <= "z"
        or (0xC0 <= code <= 0x24F and character not in "×÷")
        or (0x400 <= code <= 0x4FF and not 0x482 <= code <= 0x489)
    )


def permitted(text, signs, longest):
    return (
        len(text) <= longest
        and all(is_letter(character) or character in signs for character in text)
        and not text.startswith(" ")
        and not text.endswith(" ")
        and "  " not in text
    )


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise Refused("length")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self, signs, longest, reason):
        length = self.number(1)
        raw = self.take(length & 0x7F)
        if length & 0x80:
            try:
                text = raw.decode("utf-8", "strict")
            except UnicodeDecodeError:
                raise Refused(reason) from None
            if all(character in HAS_ONE_BYTE for character in text):
                raise Refused(reason)
        else:
            if any(byte not in ONE_BYTE for byte in raw):
                raise Refused(reason)
            text = "".join(ONE_BYTE[byte] for byte in raw)
        if not permitted(text, signs, longest):
            raise Refused(reason)
        return text


def read_document_number(reader):
    tag = reader.data[reader.at] if reader.at < len(reader.data) else None
    if tag is None:
        raise Refused("length")
    if tag >> 6 == 0b01:
        reader.take(1)
        count = tag & 0x3F
        if not 1 <= count <= 19:
            raise Refused("number_form")
        # ⌈count · log₂10 / 8⌉ is the length of the largest number of so many digits.
        number = reader.number((len(bin(10**count - 1)) - 2 + 7) // 8)
        if number >= 10**count:
            raise Refused("number_form")
        return str(number).zfill(count)
    text = reader.text("0123456789 -./№", 32, "number_form")
    if text == "" or (len(text) <= 19 and all(character in "0123456789" for character in text)):
        raise Refused("number_form")
    return text


def read_day(reader):
    return (date(1900, 1, 1) + timedelta(days=reader.number(2))).isoformat()


# §2, §4, §5 ------------------------------------------------------------------------------------------------------


@dataclass
class Pass:
    profile: str
    issuer_key: str
    kind: int
    valid_from: int
    valid_until: int
    status_list: int
    status_index: int
    device_key: bytes
    device_point: tuple = ()
    issuer_message: bytes = b""
    issuer_signature: tuple = ()
    issued_at: int = 0
    clock_confirmed: bool = False
    phone_message: bytes = b""
    phone_signature: tuple = ()
    portrait: str = None
    identity: dict = field(default_factory=dict)

    @property
    def ends_at(self):
        return min(self.issued_at + 180_000, self.valid_until)

    @property
    def fingerprint(self):
        return hashlib.sha256(self.phone_message).hexdigest()

    def fields(self):
        """As passes.json names them."""
        return {
            "profile": self.profile,
            "issuer_key": self.issuer_key,
            "kind": self.kind,
            "kind_name": KINDS[self.kind - 1] if self.kind <= len(KINDS) else None,
            "valid_from": self.valid_from,
            "valid_until": self.valid_until,
            "status_list": self.status_list,
            "status_index": self.status_index,
            "device_key": self.device_key.hex(),
            **self.identity,
            "portrait": self.portrait,
            "issued_at": self.issued_at,
            "ends_at": self.ends_at,
            "clock_confirmed": self.clock_confirmed,
            "fingerprint": self.fingerprint,
        }


def read_claims(reader, profile):
    """Portrait and identity."""
    flags = reader.number(1)
    if flags & ~(0b0001 if profile == "status" else 0b1111):
        raise Refused("reserved_flags")
    identity = {}
    if profile == "identity":
        for part in ("family_name", "given_name", "patronymic"):
            identity[part] = reader.text("'’ʼ-. ", 40, "text_form")
        if not any(identity.values()):
            raise Refused("empty_name")
        identity["birth_date"] = read_day(reader)
        identity["number"] = read_document_number(reader) if flags & 8 else None
        identity["tax_number"] = None
        if flags & 2:
            number = reader.number(5)
            if number >= 10**10:
                raise Refused("tax_number_form")
            identity["tax_number"] = f"{number:010}"
        identity["expiry"] = read_day(reader) if flags & 4 else None
    portrait = reader.take(16).hex() if flags & 1 else None
    return portrait, identity


def read_pass(data, expected=None):
    reader = Reader(data)
    first = reader.number(1)
    if first >> 4 != 1:
        raise Refused("unknown_version")
    profile = {1: "status", 2: "identity"}.get(first & 15)
    if profile is None:
        raise Refused("unknown_profile")
    issuer_key = reader.take(4).hex()
    kind = reader.number(1)
    if kind == 0:
        raise Refused("kind_zero")
    valid_from = reader.number(3) * HOUR
    hours = reader.number(1)
    if not 1 <= hours <= 72:
        raise Refused("validity")
    status_list, status_index = reader.number(1), reader.number(4)
    found = Pass(profile, issuer_key, kind, valid_from, valid_from + hours * HOUR, status_list, status_index,
                 reader.take(33))
    found.portrait, found.identity = read_claims(reader, profile)
    found.issuer_message = b"diia-citizen/1/credential\0" + data[: reader.at]
    found.issuer_signature = canonical_signature(reader.take(64))
    found.issued_at = valid_from + reader.number(4)
    flags = reader.number(1)
    if flags > 1:
        raise Refused("reserved_flags")
    found.clock_confirmed = flags == 1
    digest = hashlib.sha256(found.issuer_message).digest()
    found.phone_message = b"diia-citizen/1/pass\0" + digest + found.issued_at.to_bytes(8, "big") + bytes([flags])
    found.phone_signature = canonical_signature(reader.take(64))
    if reader.at != len(data):
        raise Refused("length")
    if not valid_from <= found.issued_at < found.valid_until:
        raise Refused("issued_outside_validity")
    if expected is not None and profile != expected:
        raise Refused("wrong_form")
    # Last, as it takes arithmetic.
    key = found.device_key
    point = point_from_x(int.from_bytes(key[1:], "big"), key[0] - 2) if key[0] in (2, 3) else None
    if point is None:
        raise Refused("device_key")
    found.device_point = point
    return found


def read_text(text, address="https://diia.app/pass"):
    for prefix, profile in (("DIIA1:", "identity"), (address + "#", "status")):
        if text.startswith(prefix):
            return read_pass(bytes_from_digits(text[len(prefix) :]), profile)
    raise Refused("not_a_pass")
