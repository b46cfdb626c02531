#!/usr/bin/env python3
"""Writes portraits.json: portraits beside codes and beside answers, with the digest of their pixels, and those that are refused.

    "$DIIA_TEST_PYTHON" tests/vectors/write_portraits.py [--check]

Nothing here asks the library; it was written from core/FORMAT.md and core/ASK.md. Two runs write the same bytes.
"""

import hashlib
import json
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "independent"))

from diia_portrait import HEIGHT, MAX_BYTES, WIDTH, NotAPortrait, fitting, read, write  # noqa: E402
from write_asks import (  # noqa: E402
    ASK_PREFIX, ANSWER_PREFIX, ASKER, HOLDER, IDENTITY, MILLIS, ROOT, answer_bytes, ask_bytes, ask_digest, digits, hpke_context,
    issuer_list, jwk, key,
)

FILE = HERE / "portraits.json"
PREFIX = "DIIA3:"
OTHER = bytes([60, 1, 2, 3])


def sha256(data):
    return hashlib.sha256(data).digest()


def digest(portrait):
    return sha256(portrait)[:16]


def noise(label, length):
    return b"".join(sha256(f"{label} {at}".encode()) for at in range(length // 32 + 1))[:length]


# --- Pictures of nobody -------------------------------------------------------------------------------------


def face(x, y):
    shapes = [(32, 84, 30, 28, 80), (32, 36, 20, 28, 50), (32, 40, 15, 20, 190), (26, 36, 3, 2, 60), (38, 36, 3, 2, 60),
              (32, 52, 6, 2, 110)]
    inside = [grey for cx, cy, a, b, grey in shapes if ((x - cx) * b) ** 2 + ((y - cy) * a) ** 2 <= (a * b) ** 2]
    return inside[-1] if inside else 215


PICTURES = {
    "shapes of a face": face,
    "black": lambda x, y: 0,
    "white": lambda x, y: 255,
    "middle grey": lambda x, y: 128,
    "from black to white, across": lambda x, y: x * 4,
    "from white to black, down": lambda x, y: 255 - y * 3,
    "columns": lambda x, y: 255 * (x % 2),
    "rows": lambda x, y: 255 * (y % 2),
    "squares": lambda x, y: 230 if (x // 16 + y // 16) % 2 else 25,
    "a dot in each corner": lambda x, y: 255 * (x in (0, 63) and y in (0, 79)),
    "half black, half white": lambda x, y: 255 * (x > 31),
    "faint noise": lambda x, y: 100 + sha256(bytes([x, y]))[0] // 4,
}


def picture(of):
    return bytes(of(x, y) for y in range(HEIGHT) for x in range(WIDTH))


LONGEST = b"\xff\xfe" + b"\xff" * (MAX_BYTES - 2)
FACE = fitting(picture(face))


def portraits():
    for name, of in PICTURES.items():
        yield name, fitting(picture(of))
    yield "shapes of a face, coarse", write(picture(face), 255)
    for length in (2, 3, 10, 50, 150, 299, 300):
        for attempt in range(200):
            data = bytes([1 + attempt]) + noise(f"any {length} {attempt}", length - 1)
            try:
                read(data)
            except NotAPortrait:
                continue
            yield f"any {length} bytes", data
            break
    yield "nothing but a fineness", b"\x40"
    yield "the finest of ones", b"\x01\xfe" + b"\xff" * (MAX_BYTES - 2)
    yield "the coarsest of ones", LONGEST


def plain(portrait, version=0x18):
    return PREFIX + digits(bytes([version]) + portrait)


def bad():
    promised, good = digest(FACE), plain(FACE)
    for name, text in [("nothing", ""), ("an identity code", "DIIA1:123"), ("an answer", "DIIA2:123"),
                       ("in lower case", "diia3:" + good[6:]), ("a space before", " " + good),
                       ("under an address", "https://diia.app/portrait#" + good[6:]), ("the next prefix", "DIIA4:" + good[6:])]:
        yield name, promised, text, "portrait_not_a_portrait"
    for name, text in [("a letter", "12x"), ("too large a number", "999"), ("no number of bytes", "1"), ("a sign", "-12"),
                       ("a space after", good[6:] + " "), ("322 bytes", digits(b"\x18" + b"\1" * 321)),
                       ("digits of another script", "١٢٣")]:
        yield name, promised, PREFIX + text, "portrait_digits"
    yield "no digits", promised, PREFIX, "portrait_length"
    yield "a type and no portrait", promised, plain(b""), "portrait_length"
    for length in (1, 300, 319):
        yield f"sealed, {length + 1} bytes", promised, plain(b"\1" * length, 0x19), "portrait_length"
    for length in (301, 320):
        yield f"{length} bytes of portrait", promised, plain(b"\1" * length), "portrait_too_large"
    yield "too large, though promised", digest(b"\1" * 301), plain(b"\1" * 301), "portrait_too_large"
    for version in (0x00, 0x08, 0x11, 0x16, 0x17, 0x1A, 0x28, 0xFF):
        yield f"version and type {version:02x}", promised, plain(FACE, version), "portrait_unknown_version"
    yield "sealed, beside a code", promised, plain(b"\1" * 320, 0x19), "portrait_wrong_form"
    yield "none was promised", None, good, "portrait_none_promised"
    yield "none was promised, and this is none", None, plain(b"\0"), "portrait_none_promised"
    yield "another person's", digest(OTHER), good, "portrait_of_another_person"
    yield "of the promised person, whose digest is all zeros", bytes(16), good, "portrait_of_another_person"
    for at in (0, 1, len(FACE) // 2, len(FACE) - 1):
        changed = bytearray(FACE)
        changed[at] ^= 0x10
        yield f"byte {at} changed", promised, plain(bytes(changed)), "portrait_of_another_person"
    yield "a byte short", promised, plain(FACE[:-1]), "portrait_of_another_person"
    yield "a zero more", promised, plain(FACE + b"\0"), "portrait_of_another_person"
    for name, data in [("no fineness", b"\0" + FACE[1:]), ("a zero at the end", FACE + b"\0"), ("one zero", b"\0"),
                       ("a second byte of 255", b"\x40\xff" + FACE[1:200]),
                       ("nothing but zeros after the fineness", b"\x40" + bytes(20)),
                       ("a byte that nothing needs", b"\x40" + bytes(250) + b"\1"),
                       ("a picture of nothing and another after it", b"\x50" + bytes(100) + FACE[:199])]:
        yield f"signed by its issuer: {name}", digest(data), plain(data), "portrait_form"


# --- Beside answers -----------------------------------------------------------------------------------------


def sealed(ask, portrait, holder=HOLDER, receiver=ASKER, tag=None, sequence=1, aad=None, length=MAX_BYTES, info=None):
    named = ask_digest(ask)
    head = b"\x19" + (tag if tag is not None else named[:4])
    cipher, nonce = hpke_context(holder, receiver, info or b"diia-citizen/1/answer\0" + named)
    nonce = nonce[:-1] + bytes([nonce[-1] ^ sequence])
    return PREFIX + digits(head + cipher.encrypt(nonce, portrait.ljust(length, b"\0"), head if aad is None else aad))


def with_portrait(profile, claims, portrait):
    """The claims of write_asks.py, and a portrait's digest at their end."""
    return profile, bytes([claims[0] | 1]) + claims[1:] + digest(portrait)


def answers():
    status, identity, adult = ask_bytes(), ask_bytes(wanted=b"\2"), ask_bytes(wanted=b"\4\x12")
    age = (4, b"\1\x12")
    for name, ask, claims in [("status", status, (1, b"\0")), ("identity", identity, IDENTITY), ("age", adult, (4, b"\0\x12"))]:
        for of, portrait in [("a face", FACE), ("four bytes", OTHER), ("300 bytes", LONGEST)]:
            profile, told = with_portrait(*claims, portrait)
            yield f"{name}, {of}", ask, answer_bytes(ask, profile, told), sealed(ask, portrait), None, portrait
    assert with_portrait(4, b"\0\x12", FACE)[1][:2] == age[1]

    told = with_portrait(1, b"\0", FACE)[1]
    answer = answer_bytes(status, 1, told)
    other_ask = ask_bytes(nonce=bytes(16))

    def case(name, text, reason, answer=answer):
        return name, status, answer, text, reason, None

    good = sealed(status, FACE)
    yield case("before any answer", good, "portrait_before_answer", None)
    refused = answer_bytes(status, 1, told, signer=key("somebody else"))
    yield case("beside an answer whose document is refused", good, "portrait_before_answer", refused)
    yield case("beside an answer without a portrait", good, "portrait_none_promised", answer_bytes(status))
    yield case("plain", plain(FACE), "portrait_wrong_form")
    yield case("the answer itself", ANSWER_PREFIX + digits(answer), "portrait_not_a_portrait")
    yield case("for another ask", sealed(other_ask, FACE), "portrait_of_another_ask")
    yield case("for another ask, under this one's name", sealed(other_ask, FACE, tag=ask_digest(status)[:4]), "portrait_sealed")
    yield case("of another answer to this ask", sealed(status, FACE, holder=key("another phone")), "portrait_sealed")
    yield case("sealed to another key", sealed(status, FACE, receiver=key("a bystander")), "portrait_sealed")
    yield case("sealed as the first message", sealed(status, FACE, sequence=0), "portrait_sealed")
    yield case("sealed as the third message", sealed(status, FACE, sequence=2), "portrait_sealed")
    yield case("sealed without its head", sealed(status, FACE, aad=b""), "portrait_sealed")
    yield case("sealed under another use", sealed(status, FACE, info=b"diia-citizen/1/portrait\0" + ask_digest(status)),
               "portrait_sealed")
    yield case("not filled up", sealed(status, FACE, length=len(FACE)), "portrait_length")
    yield case("filled up too far", sealed(status, FACE, length=301), "portrait_digits")
    yield case("another person's", sealed(status, OTHER), "portrait_of_another_person")
    yield case("nothing but zeros", sealed(status, b""), "portrait_of_another_person")
    for at in (7, 200, len(good) - 1):
        changed = good[:at] + ("1" if good[at] != "1" else "2") + good[at + 1 :]
        reason = "portrait_not_a_portrait portrait_of_another_ask portrait_sealed portrait_digits"
        # Of 12 bytes as 29 digits, those at the front also change the type or the name of the ask.
        yield case(f"digit {at} changed", changed, reason.split()[2]) if at > 30 else case(
            f"digit {at} changed", changed, "portrait_unknown_version")
    unsigned = b"\0" + FACE[1:]
    yield case("signed by its issuer, and no picture", sealed(status, unsigned), "portrait_form",
               answer_bytes(status, 1, with_portrait(1, b"\0", unsigned)[1]))


def file():
    good = [{"name": name, "digest": digest(portrait).hex(), "text": plain(portrait), "pixels": sha256(read(portrait)).hex(),
             "adler32": zlib.adler32(read(portrait))} for name, portrait in portraits()]
    refused = [{"name": name, "digest": promised and promised.hex(), "text": text, "reason": reason}
               for name, promised, text, reason in bad()]
    beside = [{"name": name, "ask": ASK_PREFIX + digits(ask), "answer": answer and ANSWER_PREFIX + digits(answer), "text": text,
               **({"reason": reason} if reason else {"pixels": sha256(read(portrait)).hex()})}
              for name, ask, answer, text, reason, portrait in answers()]
    return {
        "description": "Portraits, core/FORMAT.md §12. `digest` is what the accepted code beside them promises, in hexadecimal "
                       "digits, or null; `pixels` the SHA-256 of the 5,120 greys, `adler32` their Adler-32 (RFC 1950) "
                       "where there is no SHA-256; bad ones are refused with `reason`. Answers: core/ASK.md "
                       "§2.1. `ask` was made by a phone that holds `answers.private_key`; at `now` it opens `answer`, if that is not null, and "
                       "then `text`.",
        "good": good, "bad": refused,
        "answers": {
            "root": jwk(ROOT), "issuer_list": issuer_list(), "private_key": f"{ASKER.private_numbers().private_value:064x}",
            "now": MILLIS + 30_000, "good": [case for case in beside if "pixels" in case],
            "bad": [case for case in beside if "reason" in case],
        },
    }


def main():
    text = json.dumps(file(), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit("portraits.json is not what write_portraits.py writes")
        return
    FILE.write_text(text, encoding="utf-8")
    vectors = json.loads(text)
    print(len(vectors["good"]), len(vectors["bad"]), len(vectors["answers"]["good"]), len(vectors["answers"]["bad"]))


if __name__ == "__main__":
    main()
