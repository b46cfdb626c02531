#!/usr/bin/env python3
"""Writes asks.json: asks that are believed or refused with one reason, and answers to them with the key that opens them.

    "$DIIA_TEST_PYTHON" tests/vectors/write_asks.py [--check]

Nothing here asks the library; it was written from core/ASK.md. Keys follow from labels, signatures from RFC 6979: two runs
write the same bytes.
"""

import hashlib
import hmac
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from write_signing import CARDS, HALF_ORDER, NOW, ORDER, ROOT, issuer_list, jwk, key, point

FILE = Path(__file__).resolve().parent / "asks.json"
MILLIS = NOW * 1000 + 123
HOUR = NOW // 3600
ASK_PREFIX, ANSWER_PREFIX = "https://diia.app/ask#", "DIIA2:"
DOCUMENTS, PHONE, WORKER = key("documents"), key("phone that answers"), key("worker")
ASKER, HOLDER = key("ephemeral of the asker"), key("ephemeral of the holder")
NONCE = bytes(range(16))
LENGTHS = {1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 15, 7: 17, 8: 20, 9: 22, 10: 25, 11: 27, 12: 29}


def compressed(private):
    return point(private, serialization.PublicFormat.CompressedPoint)


def digits(data):
    groups = [data[at : at + 12] for at in range(0, len(data), 12)]
    return "".join(str(int.from_bytes(group, "big")).zfill(LENGTHS[len(group)]) for group in groups)


def sign(private, message, low=True):
    r, s = utils.decode_dss_signature(private.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
    if (s > HALF_ORDER) == low:
        s = ORDER - s
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def text_field(text, width=1):
    return len(text).to_bytes(width, "big") + text.encode("cp1251")


# --- Asks ---------------------------------------------------------------------------------------------------


def worker_card(worker=WORKER, signer=CARDS, kid=2, flags=0, code=17, hour=HOUR, days=30, name="ЦНАП (зразок)",
                branch="Вікно 3", kind=0x17, raw_key=None, low=True):
    body = bytes([kind]) + kid.to_bytes(4, "big") + bytes([flags]) + code.to_bytes(5, "big") + hour.to_bytes(3, "big")
    body += bytes([days]) + (name if isinstance(name, bytes) else text_field(name, 2)) + text_field(branch)
    body += raw_key or compressed(worker)
    return body + sign(signer, b"diia-citizen/1/worker\0" + body, low)


def ask_bytes(wanted=b"\1", kind=0, created=MILLIS, nonce=NONCE, ephemeral=None, version=0x15, card=None, who=None,
              signer=WORKER, low=True, tail=b""):
    body = bytes([version]) + wanted + bytes([kind]) + created.to_bytes(6, "big") + nonce
    body += compressed(ASKER) if ephemeral is None else ephemeral
    body += bytes([who if who is not None else (0 if card is None else 1)]) + (card or b"")
    if card is not None and signer is not None:
        body += sign(signer, b"diia-citizen/1/ask\0" + body, low)
    return body + tail


def ask_text(**how):
    return ASK_PREFIX + digits(ask_bytes(**how))


def ask_digest(data):
    return hashlib.sha256(b"diia-citizen/1/ask\0" + data).digest()


def good_asks():
    wishes = [("status", b"\1"), ("identity", b"\2")] + [(f"age_{age}", bytes([4, age])) for age in (14, 16, 18, 21, 60)]
    for name, wanted in wishes:
        yield f"a person wants {name}", {"wanted": wanted}, name, MILLIS
    yield "of a driving licence", {"kind": 5}, "status", MILLIS
    yield "of the last kind", {"kind": 26}, "status", MILLIS
    yield "in its last millisecond", {}, "status", MILLIS + 59_999
    yield "from a phone that is 30 s ahead", {}, "status", MILLIS - 30_000
    yield "at the epoch", {"created": 0}, "status", 1
    yield "a worker wants an identity", {"wanted": b"\2", "card": worker_card()}, "identity", MILLIS
    yield "a worker of a sole trader", {"card": worker_card(flags=1, code=1234567890)}, "status", MILLIS
    yield "a worker without a branch", {"card": worker_card(branch="")}, "status", MILLIS
    yield "a worker's card in its last millisecond", {
        "card": worker_card(hour=HOUR - 24, days=1), "created": HOUR * 3_600_000 - 1}, "status", HOUR * 3_600_000 - 1
    yield "a worker's card of 180 days", {"card": worker_card(days=180)}, "status", MILLIS


def bad_asks():
    whole = ask_bytes()
    of_worker = ask_bytes(card=worker_card())

    def data(name, value, reason, now=MILLIS):
        return name, ASK_PREFIX + digits(value), reason, now

    for text, name in [("", "nothing"), ("DIIA1:123", "an identity code"), ("DIIA2:123", "an answer"),
                       ("https://diia.app/pass#123", "a status code"), ("http://diia.app/ask#123", "not https"),
                       ("https://diia.app/ask", "no fragment"), ("https://diia.app/ASK#123", "upper case"),
                       ("https://diia.app.evil.example/ask#123", "another host"), (" " + ask_text(), "a space before")]:
        yield name, text, "ask_not_an_ask", MILLIS
    for text, name in [("12x", "a letter"), ("999", "too large a number"), ("1", "no number of bytes"),
                       ("1" * 29 * 200, "too long"), (digits(whole) + " ", "a space after"), ("-12", "a sign")]:
        yield name, ASK_PREFIX + text, "ask_digits", MILLIS
    yield "no digits", ASK_PREFIX, "ask_length", MILLIS
    for length in (1, 2, 3, 8, 9, 24, 25, 57, 58):
        yield data(f"cut to {length} bytes", whole[:length], "ask_length")
    yield data("a byte too many", whole + b"\0", "ask_length")
    yield data("a worker's ask with a byte too many", of_worker + b"\0", "ask_length")
    yield data("a worker's ask without its last byte", of_worker[:-1], "ask_length")
    yield data("a worker's ask without a signature", ask_bytes(card=worker_card(), signer=None), "ask_length")
    for version in (0x05, 0x11, 0x12, 0x13, 0x14, 0x16, 0x17, 0x25, 0xFF):
        yield data(f"version and type {version:02x}", ask_bytes(version=version), "ask_unknown_version")
    for wish in (0, 3, 5, 9, 255):
        yield data(f"wish {wish}", ask_bytes(wanted=bytes([wish])), "ask_unknown_wish")
    for age in (0, 1, 13, 15, 17, 19, 20, 22, 59, 61, 255):
        yield data(f"age {age}", ask_bytes(wanted=bytes([4, age])), "ask_unknown_wish")
    for kind in (27, 99, 255):
        yield data(f"kind {kind}", ask_bytes(kind=kind), "ask_unknown_kind")
    for name, raw in [("uncompressed prefix", b"\4" + compressed(ASKER)[1:]), ("prefix 0", b"\0" + compressed(ASKER)[1:]),
                      ("off the curve", b"\2" + b"\xff" * 32)]:
        yield data(f"key: {name}", ask_bytes(ephemeral=raw), "ask_key")
    for who in (2, 3, 255):
        yield data(f"asker {who}", ask_bytes(who=who), "ask_unknown_asker")
    for name, card in [("of another type", worker_card(kind=0x13)), ("of another version", worker_card(kind=0x27)),
                       ("with an unknown flag", worker_card(flags=2)), ("for no day", worker_card(days=0)),
                       ("for 181 days", worker_card(days=181)), ("without a name", worker_card(name="")),
                       ("with a line break in the name", worker_card(name=b"\0\x03a\nb")),
                       ("with a code of nine digits", worker_card(code=123456789)),
                       ("with a key off the curve", worker_card(raw_key=b"\2" + b"\xff" * 32)),
                       ("with a signature in its high form", worker_card(low=False))]:
        yield data(f"a worker's card {name}", ask_bytes(card=card), "ask_worker_form")
    yield data("a worker's card of a key that nobody has", ask_bytes(card=worker_card(kid=9)), "ask_worker_unknown_issuer")
    yield data("a worker's card of a key for documents", ask_bytes(card=worker_card(signer=DOCUMENTS, kid=0x0A0B0C0D)),
               "ask_worker_unknown_issuer")
    yield data("a worker's card older than its signer's key", ask_bytes(
        card=worker_card(kid=3, signer=key("later cards"))), "ask_worker_unknown_issuer")
    yield data("a worker's card signed by somebody else", ask_bytes(card=worker_card(signer=key("somebody else"))),
               "ask_worker_signature")
    card = bytearray(worker_card())
    card[20] ^= 1
    yield data("a worker's card with a changed letter", ask_bytes(card=bytes(card)), "ask_worker_signature")
    yield data("a worker's card of yesterday", ask_bytes(card=worker_card(hour=HOUR - 24, days=1)), "ask_worker_expired")
    yield data("a worker's card of the next hour", ask_bytes(card=worker_card(hour=HOUR + 1)), "ask_worker_expired")
    yield data("signed by another phone than the worker's", ask_bytes(card=worker_card(), signer=PHONE), "ask_signature")
    yield data("signed in the high form", ask_bytes(card=worker_card(), low=False), "ask_signature")
    for name, change in [("nonce", 10), ("key", 30), ("wish", 1)]:
        changed = bytearray(of_worker)
        changed[change] ^= 3
        reason = {"nonce": "ask_signature", "key": None, "wish": "ask_signature"}[name]
        if reason:
            yield data(f"a worker's ask with another {name}", bytes(changed), reason)
    yield data("a worker's ask with another key", ask_bytes(card=worker_card())[:25] + compressed(HOLDER)
               + of_worker[58:], "ask_signature")
    yield data("a minute old", whole, "ask_expired", MILLIS + 60_000)
    yield data("a day old", whole, "ask_expired", MILLIS + 86_400_000)
    yield data("30.001 s in the future", whole, "ask_from_the_future", MILLIS - 30_001)
    yield data("at the end of six bytes", ask_bytes(created=(1 << 48) - 1), "ask_from_the_future")


# --- Answers ------------------------------------------------------------------------------------------------


def credential(profile=1, claims=b"\0", signer=DOCUMENTS, kid=0x0A0B0C0D, kind=2, hour=HOUR, hours=72, phone=PHONE):
    body = bytes([0x10 | profile]) + kid.to_bytes(4, "big") + bytes([kind]) + hour.to_bytes(3, "big") + bytes([hours])
    body += b"\1" + (7).to_bytes(4, "big") + compressed(phone) + claims
    return body + sign(signer, b"diia-citizen/1/credential\0" + body), body


IDENTITY = (2, b"\0" + text_field("Дія") + text_field("Надія") + text_field("Володимирівна") + (29243).to_bytes(2, "big"))


def hpke_context(sender, receiver, info):
    """The cipher of a context, and the nonce of its first message."""

    def extract(salt, suite, label, secret):
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")

    def expand(secret, suite, label, info, length):
        return hmac.digest(secret, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\1", "sha256")[:length]

    kem, suite = b"KEM\0\x10", b"HPKE\0\x10\0\1\0\1"
    shared = sender.exchange(ec.ECDH(), receiver.public_key())
    shared = expand(extract(b"", kem, b"eae_prk", shared), kem, b"shared_secret", point(sender) + point(receiver), 32)
    context = b"\0" + extract(b"", suite, b"psk_id_hash", b"") + extract(b"", suite, b"info_hash", info)
    secret = extract(shared, suite, b"secret", b"")
    return AESGCM(expand(secret, suite, b"key", context, 16)), expand(secret, suite, b"base_nonce", context, 12)


def hpke_seal(sender, receiver, info, aad, message):
    cipher, nonce = hpke_context(sender, receiver, info)
    return cipher.encrypt(nonce, message, aad)


def answer_bytes(ask, profile=1, claims=b"\0", issued=MILLIS + 20_000, flags=1, sealed_for=ASKER, phone_signs=PHONE,
                 signed_ask=None, tag=None, version=0x16, holder=HOLDER, signed_holder=None, tail=b"", low=True, info=None,
                 offset=None, credential_of=None, **how):
    digest = ask_digest(ask)
    whole, body = credential_of or credential(profile, claims, **how)
    hour = int.from_bytes(body[6:9], "big")
    offset = issued - hour * 3_600_000 if offset is None else offset
    message = b"diia-citizen/1/answer\0" + hashlib.sha256(b"diia-citizen/1/credential\0" + body).digest()
    message += issued.to_bytes(8, "big") + bytes([flags]) + (ask_digest(signed_ask) if signed_ask else digest)
    message += compressed(signed_holder or holder)
    inside = whole + offset.to_bytes(4, "big") + bytes([flags]) + sign(phone_signs, message, low) + tail
    head = bytes([version]) + (tag if tag is not None else digest[:4]) + compressed(holder)
    info = info or b"diia-citizen/1/answer\0" + digest
    return head + hpke_seal(holder, sealed_for, info, head, inside)


def check_digits(ask, answer):
    hashed = hashlib.sha256(b"diia-citizen/1/check-digits\0" + ask_digest(ask) + hashlib.sha256(answer).digest()).digest()
    return f"{int.from_bytes(hashed[:8], 'big') % 10000:04}"


def good_answers():
    status, identity, adult = ask_bytes(), ask_bytes(wanted=b"\2"), ask_bytes(wanted=b"\4\x12")
    yield "status", status, answer_bytes(status), MILLIS + 30_000, {"profile": "status", "outcome": "attention"}
    yield "identity", identity, answer_bytes(identity, *IDENTITY), MILLIS + 30_000, {
        "profile": "identity", "outcome": "attention", "last_name": "Дія"}
    yield "age", adult, answer_bytes(adult, 4, b"\0\x12"), MILLIS + 30_000, {"profile": "age", "outcome": "attention", "at_least": 18}
    of_worker = ask_bytes(wanted=b"\2", card=worker_card())
    yield "to a worker", of_worker, answer_bytes(of_worker, *IDENTITY), MILLIS + 30_000, {
        "profile": "identity", "outcome": "attention", "last_name": "Дія"}
    yield "in its last millisecond", status, answer_bytes(status), MILLIS + 20_000 + 59_999, {
        "profile": "status", "outcome": "attention"}
    yield "in the last millisecond of the ask", status, answer_bytes(status, issued=MILLIS + 179_000), MILLIS + 179_999, {
        "profile": "status", "outcome": "attention"}
    yield "from a phone that is 30 s behind", status, answer_bytes(status, issued=MILLIS - 30_000), MILLIS + 5_000, {
        "profile": "status", "outcome": "attention"}
    licence = ask_bytes(kind=5)
    yield "of the kind that was asked", licence, answer_bytes(licence, kind=5), MILLIS + 30_000, {
        "profile": "status", "outcome": "attention"}
    # A document that is not good is a verdict, not a refusal.
    yield "a credential of a key that nobody has", status, answer_bytes(status, kid=5), MILLIS + 30_000, {"outcome": "unknown_issuer"}
    yield "a credential signed by somebody else", status, answer_bytes(status, signer=key("somebody else")), MILLIS + 30_000, {
        "outcome": "issuer_signature"}


def bad_answers():
    status, identity, adult = ask_bytes(), ask_bytes(wanted=b"\2"), ask_bytes(wanted=b"\4\x12")
    other = ask_bytes(nonce=bytes(16))
    good = answer_bytes(status)

    def data(name, value, reason, ask=status, now=MILLIS + 30_000):
        return name, ask, ANSWER_PREFIX + digits(value), reason, now

    for text, name in [("", "nothing"), ("DIIA1:123", "an identity code"), ("DIIA2", "half a prefix"),
                       (ask_text(), "the ask itself"), (" " + ANSWER_PREFIX + digits(good), "a space before")]:
        yield name, status, text, "answer_not_an_answer", MILLIS + 30_000
    for text, name in [("12x", "a letter"), ("999", "too large a number"), ("1", "no number of bytes"), ("1" * 29 * 200, "too long")]:
        yield name, status, ANSWER_PREFIX + text, "answer_digits", MILLIS + 30_000
    yield "no digits", status, ANSWER_PREFIX, "answer_length", MILLIS + 30_000
    for length in (1, 5, 38, 54):
        yield data(f"cut to {length} bytes", good[:length], "answer_length")
    for version in (0x15, 0x26, 0x11, 0):
        yield data(f"version and type {version:02x}", bytes([version]) + good[1:], "answer_unknown_version")
    yield data("to another ask", answer_bytes(other), "answer_to_another_ask")
    yield data("replayed to the same asker's next ask", good, "answer_to_another_ask", ask=other)
    yield data("to an ask for something else", good, "answer_to_another_ask", ask=identity)
    yield data("to another ask, made to look like for this one", answer_bytes(other, tag=ask_digest(status)[:4]), "answer_sealed")
    yield data("replayed, its first bytes changed", good[:1] + ask_digest(other)[:4] + good[5:], "answer_sealed", ask=other)
    yield data("sealed for another key", answer_bytes(status, sealed_for=key("somebody else")), "answer_sealed")
    yield data("sealed for the ephemeral key of another ask", answer_bytes(status, sealed_for=HOLDER), "answer_sealed")
    yield data("another ephemeral key in its head", good[:5] + compressed(key("x")) + good[38:], "answer_sealed")
    yield data("key: prefix 4", good[:5] + b"\4" + good[6:], "answer_key")
    yield data("key off the curve", good[:5] + b"\2" + b"\xff" * 32 + good[38:], "answer_key")
    for at in list(range(38, len(good), 24)) + [len(good) - 1]:
        changed = bytearray(good)
        changed[at] ^= 1
        yield data(f"byte {at} changed", bytes(changed), "answer_sealed")
    yield data("a byte too many", good + b"\0", "answer_sealed")
    yield data("a byte too few", good[:-1], "answer_sealed")
    yield data("a byte too many inside", answer_bytes(status, tail=b"\0"), "answer_length")
    yield data("sealed with other info", answer_bytes(status, info=b"diia-citizen/1/pass\0" + ask_digest(status)), "answer_sealed")
    yield data("signed by another phone", answer_bytes(status, phone_signs=key("somebody else")), "answer_holder_signature")
    yield data("signed for another ask", answer_bytes(status, signed_ask=other), "answer_holder_signature")
    yield data("signed for another ephemeral key", answer_bytes(status, signed_holder=key("x")), "answer_holder_signature")
    yield data("signed in the high form", answer_bytes(status, low=False), "answer_holder_signature")
    yield data("signed for another instant", answer_bytes(status, offset=1), "answer_holder_signature")
    yield data("an identity where a status was asked", answer_bytes(status, *IDENTITY), "answer_another_profile")
    yield data("a status where an identity was asked", answer_bytes(identity), "answer_another_profile", ask=identity)
    yield data("a status where an age was asked", answer_bytes(adult), "answer_another_profile", ask=adult)
    for age in (14, 16, 21, 60):
        yield data(f"{age} where 18 was asked", answer_bytes(adult, 4, bytes([0, age])), "answer_another_profile", ask=adult)
    licence = ask_bytes(kind=5)
    yield data("another kind of document", answer_bytes(licence), "answer_another_kind", ask=licence)
    yield data("an age that nobody vouches for", answer_bytes(adult, 4, b"\0\x11"), "answer_credential", ask=adult)
    yield data("a profile that is not known", answer_bytes(status, 7), "answer_credential")
    yield data("a flag of the phone that is not known", answer_bytes(status, flags=2), "answer_credential")
    yield data("a flag of the claims that is not known", answer_bytes(status, 1, b"\2"), "answer_credential")
    yield data("kind 0", answer_bytes(status, kind=0), "answer_credential")
    yield data("valid for 73 hours", answer_bytes(status, hours=73), "answer_credential")
    yield data("issued after its credential", answer_bytes(status, hour=HOUR - 72, hours=1), "answer_credential")
    yield data("a minute old", good, "answer_late", now=MILLIS + 80_000)
    yield data("three minutes after the ask", answer_bytes(status, issued=MILLIS + 179_000), "answer_late", now=MILLIS + 180_000)
    yield data("older than the ask", answer_bytes(status, issued=MILLIS - 30_001), "answer_older_than_ask", now=MILLIS)
    yield data("30.001 s in the future", answer_bytes(status, issued=MILLIS + 60_001), "answer_from_the_future")


def file():
    good = [{
        "name": name, "text": ask_text(**how), "now": now, "wanted": wanted, "kind": how.get("kind", 0),
        "created_at": how.get("created", MILLIS), "nonce": how.get("nonce", NONCE).hex(), "institution": "card" in how,
        "digest": ask_digest(ask_bytes(**how)).hex(),
    } for name, how, wanted, now in good_asks()]
    bad = [{"name": name, "text": text, "reason": reason, "now": now} for name, text, reason, now in bad_asks()]
    answers_good = [{
        "name": name, "ask": ASK_PREFIX + digits(ask), "text": ANSWER_PREFIX + digits(answer), "now": now,
        "expected": expected, "check_digits": check_digits(ask, answer),
    } for name, ask, answer, now, expected in good_answers()]
    answers_bad = [{"name": name, "ask": ASK_PREFIX + digits(ask), "text": text, "reason": reason, "now": now}
                   for name, ask, text, reason, now in bad_answers()]
    return {
        "description": "Asks and answers, core/ASK.md. `root` pins the issuer list; each vector is a phone whose clock shows "
                       "`now`. Good asks are believed and say what stands beside them; bad ones are refused with `reason`. Answers: "
                       "`ask` was made by a phone that holds `answers.private_key`; `expected.outcome` is that of the verdict, or the "
                       "reason for which the document is refused.",
        "root": jwk(ROOT), "issuer_list": issuer_list(), "good": good, "bad": bad,
        "answers": {"private_key": f"{ASKER.private_numbers().private_value:064x}", "good": answers_good, "bad": answers_bad},
    }


def main():
    text = json.dumps(file(), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit("asks.json is not what write_asks.py writes")
        return
    FILE.write_text(text, encoding="utf-8")
    vectors = json.loads(text)
    print(len(vectors["good"]), len(vectors["bad"]), len(vectors["answers"]["good"]), len(vectors["answers"]["bad"]))


if __name__ == "__main__":
    main()
