#!/usr/bin/env python3
"""Writes signing.json: requests for signatures, and certificates of citizens, believed or refused with one reason.

    "$DIIA_TEST_PYTHON" tests/vectors/write_signing.py [--check]

Nothing here asks the library. Keys follow from labels, signatures from RFC 6979: two runs write the same bytes. A bad
request has one mistake, or its mistakes come in the order in which a reader looks: the JWT; who signed; the shape; for
whom and when; the way of the answer; texts; what is to be signed.
"""

import base64
import copy
import datetime
import hashlib
import json
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

FILE = Path(__file__).resolve().parent / "signing.json"
NOW = 1_795_339_800  # 22 November 2026
YEAR = 365 * 24 * 3600
NONCE = base64.urlsafe_b64encode(bytes(range(16))).rstrip(b"=").decode()
ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
HALF_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551 >> 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def key(label):
    return ec.derive_private_key(int.from_bytes(hashlib.sha256(label.encode()).digest(), "big"), ec.SECP256R1())


ROOT, CARDS, OTHER, PHONE = key("root"), key("cards"), key("somebody else"), key("phone that signs")
PARTNER, AUTHORITY, PROVIDER = key("partner"), key("authority of signatures"), key("provider of signatures")


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def b64(data):
    return base64.b64encode(data).decode()


def point(private, form=serialization.PublicFormat.UncompressedPoint):
    return private.public_key().public_bytes(serialization.Encoding.X962, form)


def jwk(private):
    x, y = point(private)[1:33], point(private)[33:]
    return {"kty": "EC", "crv": "P-256", "x": b64url(x), "y": b64url(y)}


def jwt(kind, claims, private, header=None, low=True):
    header = header or {"alg": "ES256", "typ": kind, **({"kid": "00000002"} if kind == "request+jwt" else {})}
    body = claims if isinstance(claims, bytes) else json.dumps(claims, ensure_ascii=False).encode()
    text = b64url(json.dumps(header).encode()) + "." + b64url(body)
    der = private.sign(text.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    r, s = utils.decode_dss_signature(der)
    if (s > HALF_ORDER) == low:
        s = ORDER - s
    return text + "." + b64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def issuer_list():
    def entry(private, use, kid, nbf=NOW - YEAR):
        return {"kid": kid, "use": use, "nbf": nbf, "exp": NOW + YEAR, "jwk": jwk(private)}

    keys = [
        entry(key("documents"), "documents", "0a0b0c0d"),
        entry(key("statuses"), "status-lists", "00000001"),
        entry(CARDS, "cards", "00000002"),
        entry(key("later cards"), "cards", "00000003", NOW + 3600),
    ]
    issuer = {
        "name": {"uk": "Тестовий реєстр", "en": "Test Registry"},
        "status_lists": [{"list": 1, "sub": "https://registry.example/1"}],
        "keys": keys,
    }
    return jwt("issuers+jwt", {"iat": NOW - 60, "exp": NOW + 7 * 86400, "issuers": [issuer]}, ROOT)


def certificate(subject, private, issuer, issuer_key, extensions, days=(-1, 365), number=1):
    begin = datetime.datetime.fromtimestamp(NOW, datetime.timezone.utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(private.public_key())
        .serial_number(number)
        .not_valid_before(begin + datetime.timedelta(days=days[0]))
        .not_valid_after(begin + datetime.timedelta(days=days[1]))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    made = builder.sign(issuer_key, hashes.SHA256(), ecdsa_deterministic=True)
    return made.public_bytes(serialization.Encoding.DER)


def usage(*names):
    known = [
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    ]  # fmt: skip
    return x509.KeyUsage(**{name: name in names for name in known})


def named(common_name, **more):
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "UA"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    if "number" in more:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, more["number"]))
    return x509.Name(parts)


PARTNER_CERTIFICATE = certificate(
    named("partner"), PARTNER, named("partner"), PARTNER, [(usage("key_agreement"), True)], number=7
)


def claims():
    return {
        "jti": ID,
        "iat": NOW,
        "exp": NOW + 600,
        "aud": b64url(hashlib.sha256(point(PHONE, serialization.PublicFormat.CompressedPoint)).digest()),
        "nonce": NONCE,
        "kind": "offer-request",
        "action": "hashedFilesSigning",
        "traceId": "cabinet/7",
        "requester": {
            "legalName": "Електронний кабінет (зразок)",
            "registerCode": "00000017",
            "branch": "Головне відділення",
            "address": "м. Зразкове, вул. Прикладна, 1",
        },
        "purpose": "Подання звітності",
        "documents": [],
        "allOrNothing": False,
        "withSignature": False,
        "signing": {
            "signAlgo": "ECDSA",
            "hashedFiles": [named_file("звіт.xml"), named_file("Договір № 5 (ґрунт).pdf")],
        },
        "delivery": {"type": "partner", "host": "cabinet.example", "certificate": b64(PARTNER_CERTIFICATE)},
        "pairing": False,
        "returnLink": "https://www.cabinet.example/done?x=1",
        "returnDomain": "cabinet.example",
    }


def named_file(name, content=None):
    return {"fileName": name, "fileHash": b64(hashlib.sha256((content or name).encode()).digest())}


def changed(**members):
    """The claims with some members changed; a path is written with two underscores, None takes a member away."""
    made = copy.deepcopy(claims())
    for path, value in members.items():
        *folders, last = path.split("__")
        place = made
        for folder in folders:
            place = place[folder]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return made


def files(*named_files):
    return changed(signing__hashedFiles=list(named_files))


def sign_in(**members):
    trace = b64(hashlib.sha256(b"kept by the site").digest())
    return changed(action="auth", traceId=trace, signing={"signAlgo": "ECDSA"}, **members)


def names(*texts):
    return files(*[named_file(text, f"content {number}") for number, text in enumerate(texts)])


# --- Requests that are believed ------------------------------------------------------------------------------

SHOWN = [  # a name, how it is shown, what is said of it
    ("ordinary", "звіт.2026.xml", "звіт.2026.xml", []),
    ("no ending", "README", "README", []),
    ("direction turned", "акт\u202efdp.exe", "акт⟦U+202E⟧fdp.exe", ["hidden_characters", "program"]),
    ("an isolate", "a\u2066b.pdf", "a⟦U+2066⟧b.pdf", ["hidden_characters"]),
    ("a line break", "a\nb.pdf", "a⟦U+000A⟧b.pdf", ["hidden_characters"]),
    ("a space of no width", "a\u200bb.pdf", "a⟦U+200B⟧b.pdf", ["hidden_characters"]),
    ("Cyrillic letters in an ending", "акт.рdf", "акт.рdf", ["look_alike_ending"]),
    ("an ending all Cyrillic", "акт.ехе", "акт.ехе", ["look_alike_ending"]),
    ("two endings", "акт.pdf.exe", "акт.pdf.exe", ["program"]),
    ("far away ending", "акт.pdf        .scr", "акт.pdf        .scr", ["program", "hidden_ending"]),
    ("a dot at the end", "акт.pdf.", "акт.pdf.", ["hidden_ending"]),
    ("the marks themselves", "⟦U+202E⟧", "⟦U+27E6⟧U+202E⟦U+27E7⟧", ["hidden_characters"]),
    ("a space of another width", "a\u3000b.pdf", "a b.pdf", []),
    ("255 bytes", "я" * 125 + "a.pdf", "я" * 125 + "a.pdf", []),
]


def expected(made, shown=None):
    signing = made["signing"]
    hashed = signing.get("hashedFiles", [])
    hashes_of = [base64.b64decode(file["fileHash"]).hex() for file in hashed]
    return {
        "id": made["jti"],
        "action": made["action"],
        "algorithm": signing["signAlgo"],
        "hashes": hashes_of or [base64.b64decode(made["traceId"]).hex()],
        "files": [shown or {"exact": file["fileName"], "shown": file["fileName"], "warnings": []} for file in hashed],
        "host": "cabinet.example",
        "expires_at": made["exp"] * 1000,
        "return_link": made.get("returnLink"),
    }


def good():
    def vector(name, made, at=NOW * 1000, shown=None):
        return {"name": name, "request": jwt("request+jwt", made, CARDS), "now": at, "expected": expected(made, shown)}

    yield vector("two files", claims())
    yield vector("a sign-in", sign_in())
    yield vector("a sign-in with an empty list of files", changed(**{
        "action": "auth", "traceId": sign_in()["traceId"], "signing": {"signAlgo": "ECDSA", "hashedFiles": []}}))  # fmt: skip
    yield vector("by DSTU", changed(signing__signAlgo="DSTU"))
    yield vector("fifty files", names(*[f"{number}.pdf" for number in range(50)]))
    yield vector("without a return link", changed(returnLink=None, returnDomain=None))
    yield vector("a member that nobody knows", changed(more={"a": 1}))
    yield vector("the last millisecond", claims(), NOW * 1000 + 599_999)
    yield vector("the phone's clock 30 s behind", claims(), NOW * 1000 - 30_000)
    yield vector("names that differ in one letter", names("акт1.pdf", "акт2.pdf"))
    yield vector("one content under two names", files(named_file("a.pdf", "same"), named_file("b.pdf", "same")))
    yield vector("begun by a code", changed(kind="document-request"))
    for name, text, shown, warnings in SHOWN:
        yield vector(f"name: {name}", names(text), shown={"exact": text, "shown": shown, "warnings": warnings})


# --- Requests that are refused -------------------------------------------------------------------------------


def bad():
    def vector(name, reason, made, at=NOW * 1000, **more):
        text = made if isinstance(made, str) else jwt("request+jwt", made, CARDS)
        return {"name": name, "reason": reason, "request": text, "now": at, **more}

    text = jwt("request+jwt", claims(), CARDS)
    head, body, signature = text.split(".")
    other = b64url(json.dumps(changed(signing__hashedFiles=[named_file("other.pdf")])).encode())

    # The form.
    yield vector("nothing", "request_not_a_jwt", "")
    yield vector("two parts", "request_not_a_jwt", f"{head}.{body}")
    yield vector("not signed at all", "request_not_a_jwt", f"{b64url(json.dumps({'alg': 'none', 'typ': 'request+jwt', 'kid': '00000002'}).encode())}.{body}.")  # fmt: skip
    yield vector("another algorithm", "request_not_a_jwt", jwt("request+jwt", claims(), CARDS, {"alg": "HS256", "typ": "request+jwt", "kid": "00000002"}))  # fmt: skip
    yield vector("another type", "request_not_a_jwt", jwt("request+jwt", claims(), CARDS, {"alg": "ES256", "typ": "JWT", "kid": "00000002"}))  # fmt: skip
    yield vector("no key named", "request_not_a_jwt", jwt("request+jwt", claims(), CARDS, {"alg": "ES256", "typ": "request+jwt"}))  # fmt: skip
    yield vector("padding", "request_not_a_jwt", text + "=")
    yield vector("longer than any", "request_too_large", text + "A" * 65536)

    # Who signed.
    yield vector("a key that no list has", "request_unknown_issuer", jwt("request+jwt", claims(), OTHER, {"alg": "ES256", "typ": "request+jwt", "kid": "0000000f"}))  # fmt: skip
    yield vector("a key for status lists", "request_unknown_issuer", jwt("request+jwt", claims(), key("statuses"), {"alg": "ES256", "typ": "request+jwt", "kid": "00000001"}))  # fmt: skip
    yield vector("signed by somebody else", "request_signature", jwt("request+jwt", claims(), OTHER))
    yield vector("other files under the signature", "request_signature", f"{head}.{other}.{signature}")
    yield vector("a changed signature", "request_signature", text[:-6] + ("A" if text[-6] != "A" else "B") + text[-5:])
    yield vector("a key that is not valid yet", "request_key_not_valid", jwt("request+jwt", claims(), key("later cards"), {"alg": "ES256", "typ": "request+jwt", "kid": "00000003"}))  # fmt: skip

    # The shape.
    yield vector("not an object", "request_content", jwt("request+jwt", b"[]", CARDS))
    yield vector("not JSON", "request_content", jwt("request+jwt", b"{", CARDS))
    yield vector("a member twice", "request_content", jwt("request+jwt", json.dumps(claims()).encode()[:-1] + b', "action": "auth"}', CARDS))  # fmt: skip
    for member in ["jti", "nonce", "action", "traceId", "requester", "purpose", "delivery", "aud"]:
        yield vector(f"without {member}", "request_content", changed(**{member: None}))
    yield vector("signing is an array", "request_content", changed(signing=[]))
    yield vector("a file without a hash", "request_content", files({"fileName": "a.pdf"}))
    yield vector("a file without a name", "request_content", files({"fileHash": b64(bytes(32))}))
    yield vector("a hash that is a number", "request_content", files({"fileName": "a.pdf", "fileHash": 7}))
    yield vector("a file in an array", "request_content", files(["a.pdf", b64(bytes(32))]))
    yield vector("without an algorithm", "request_content", changed(signing__signAlgo=None))

    # For whom and when.
    yield vector("for another phone", "request_another_phone", changed(aud=b64url(bytes(32))))
    yield vector("another request than was asked for", "request_another_request", claims(), expected_id="7c9e6679-7425-40de-944b-e07fc1f90ae7")  # fmt: skip
    yield vector("601 seconds", "request_life", changed(exp=NOW + 601))
    yield vector("no life", "request_life", changed(exp=NOW))
    yield vector("backwards", "request_life", changed(exp=NOW - 1))
    yield vector("from the future", "request_not_yet_valid", claims(), NOW * 1000 - 30_001)
    yield vector("expired to the millisecond", "request_expired", claims(), NOW * 1000 + 600_000)
    yield vector("expired yesterday", "request_expired", claims(), NOW * 1000 + 86_400_000)
    yield vector("an action that nobody knows", "request_action", changed(action="transfer"))
    yield vector("the name of an action in other letters", "request_action", changed(action="HashedFilesSigning"))
    yield vector("copies of documents", "request_action", changed(action="sharing"))

    # The way of the answer.
    yield vector("a host with a port", "request_host", changed(delivery__host="cabinet.example:444"))
    yield vector("a host in Cyrillic", "request_host", changed(delivery__host="сabinet.example"))
    yield vector("returns elsewhere", "request_return_link", changed(returnLink="https://evil.example/"))
    yield vector("returns to a look-alike", "request_return_link", changed(returnLink="https://cabinet.example.evil.example/"))  # fmt: skip
    yield vector("returns through a user", "request_return_link", changed(returnLink="https://cabinet.example@evil.example/"))  # fmt: skip
    yield vector("returns without TLS", "request_return_link", changed(returnLink="http://cabinet.example/"))
    yield vector("returns into the app", "request_return_link", changed(returnLink="javascript:alert(1)"))
    yield vector("returns to a domain of its own choice", "request_return_link", changed(returnLink="https://evil.example/", returnDomain="evil.example"))  # fmt: skip
    yield vector("returns nowhere in particular", "request_return_link", changed(returnDomain=None))
    yield vector("a certificate that is none", "share_certificate", changed(delivery__certificate=b64(b"0")))

    # Texts.
    yield vector("a name that turns around", "request_text", changed(requester__legalName="Банк\u202e"))
    yield vector("a requester without a name", "request_text", changed(requester__legalName=""))
    yield vector("a purpose of two lines", "request_text", changed(purpose="Звіт\nі переказ"))
    yield vector("no purpose", "request_text", changed(purpose=""))
    yield vector("a trace of two lines", "request_text", changed(traceId="a\r\nX-Other: 1"))
    yield vector("no register code", "request_content", changed(requester__registerCode="17"))
    yield vector("an id that is no UUID", "request_content", changed(jti="../../admin"))
    yield vector("a nonce of 15 bytes", "request_content", changed(nonce=b64url(bytes(15))))

    # What is to be signed.
    yield vector("answered before", "sign_replayed", claims(), answered=[NONCE])
    yield vector("by letter", "sign_delivery", changed(delivery={"type": "letter", "to": "a@example.org"}, returnLink=None, returnDomain=None))  # fmt: skip
    asked = [{"documentType": "taxpayer-card", "required": True, "registered": True}]
    yield vector("documents besides", "sign_content", changed(documents=asked))
    yield vector("nothing to sign", "sign_content", changed(signing=None))
    yield vector("a sign-in with files", "sign_content", changed(action="auth", traceId=sign_in()["traceId"]))
    for algorithm in ["RSA", "ecdsa", "", "ECDSA ", "none"]:
        yield vector(f"algorithm {algorithm!r}", "sign_algorithm", changed(signing__signAlgo=algorithm))
    yield vector("no files", "sign_file_count", files())
    yield vector("fifty-one files", "sign_file_count", names(*[f"{number}.pdf" for number in range(51)]))
    for name, text in [
        ("31 bytes", b64(bytes(31))),
        ("33 bytes", b64(bytes(33))),
        ("nothing", ""),
        ("in hexadecimal", "00" * 32),
        ("base64url", base64.urlsafe_b64encode(b"\xff" * 32).decode()),
        ("without padding", b64(bytes(32)).rstrip("=")),
        ("a bit too many", b64(bytes(32))[:-2] + "B="),
        ("a space before", " " + b64(bytes(32))),
        ("SHA-1", b64(hashlib.sha1(b"a").digest())),
        ("SHA-512", b64(hashlib.sha512(b"a").digest())),
    ]:
        yield vector(f"hash: {name}", "sign_hash", files({"fileName": "a.pdf", "fileHash": text}))
    yield vector("a sign-in over a short hash", "sign_hash", sign_in(**{}) | {"traceId": b64(bytes(16))})
    yield vector("a sign-in over no hash", "sign_hash", sign_in() | {"traceId": "cabinet/7"})
    for text in [
        "../a.pdf", "a/b.pdf", "/etc/passwd", "..\\a.pdf", "C:\\a.pdf", "C:a.pdf", "..", ".", "...", ". .", "a\0.pdf",
        "a\u2215b.pdf", "a\uff0fb.pdf", "a\u29f5b",
    ]:  # fmt: skip
        yield vector(f"name: {text!r}", "sign_name_path", names(text))
    for text in ["", " ", "\u200b", "\u202e\u2066", "\u3000\t"]:
        yield vector(f"name: {text!r}", "sign_name_empty", names(text))
    yield vector("name: 256 bytes", "sign_name_too_long", names("я" * 128))
    yield vector("one name twice", "sign_same_name", names("a.pdf", "a.pdf"))
    yield vector("names that differ in capitals", "sign_same_name", names("Акт.pdf", "акт.PDF"))
    yield vector("names that differ in what is not seen", "sign_same_name", names("a.pdf", "a\u200b.pdf"))
    yield vector("names that differ in the width of a space", "sign_same_name", names("a b.pdf", "a\u00a0b.pdf"))
    yield vector("names that differ in a space at the end", "sign_same_name", names("a.pdf", "a.pdf "))


# --- Certificates --------------------------------------------------------------------------------------------

AUTHORITY_NAME, PROVIDER_NAME = named("Тестовий корінь"), named("Тестовий надавач")
ABOVE = [(usage("key_cert_sign", "crl_sign"), True), (x509.BasicConstraints(ca=True, path_length=None), True)]
ROOT_CERTIFICATE = certificate(AUTHORITY_NAME, AUTHORITY, AUTHORITY_NAME, AUTHORITY, ABOVE, (-100, 3650), 2)
PROVIDER_CERTIFICATE = certificate(PROVIDER_NAME, PROVIDER, AUTHORITY_NAME, AUTHORITY, ABOVE, (-50, 1000), 3)
SIGNS = [(usage("digital_signature", "content_commitment"), True), (x509.BasicConstraints(ca=False, path_length=None), True)]


def citizen(extensions=None, days=(-1, 365), private=PHONE, issuer=(PROVIDER_NAME, PROVIDER), name="Shevchenko Oleksandr"):
    subject = named(name, number="TINUA-0000000024")
    return certificate(subject, private, *issuer, extensions if extensions is not None else SIGNS, days, 4711)


def purposes(*oids):
    return [(usage("digital_signature"), True), (x509.ExtendedKeyUsage(oids), False)]


def certificates():
    def vector(name, leaf, above=None, at=NOW * 1000, **more):
        chain = [leaf, *([PROVIDER_CERTIFICATE] if above is None else above)]
        return {"name": name, "chain": [der.hex() for der in chain], "now": at, **more}

    day = 86_400_000
    end = NOW * 1000 + 365 * day + 1000
    good_one = citizen()
    documents = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
    yield "good", vector("of a citizen", good_one, subject="Shevchenko Oleksandr", ends_at=end)
    yield "good", vector("the last second", good_one, at=end - 1, subject="Shevchenko Oleksandr", ends_at=end)
    yield "good", vector("with the root", good_one, [PROVIDER_CERTIFICATE, ROOT_CERTIFICATE], subject="Shevchenko Oleksandr", ends_at=end)  # fmt: skip
    yield "good", vector("for e-mail", citizen(purposes(ExtendedKeyUsageOID.EMAIL_PROTECTION)), subject="Shevchenko Oleksandr", ends_at=end)  # fmt: skip
    yield "good", vector("for documents", citizen(purposes(documents)), subject="Shevchenko Oleksandr", ends_at=end)
    yield "good", vector("binding only", citizen([(usage("content_commitment"), True)]), subject="Shevchenko Oleksandr", ends_at=end)  # fmt: skip
    yield "good", vector("a name that turns around", citizen(name="A\u202eB"), subject="A⟦U+202E⟧B", ends_at=end)

    def refused(name, reason, *arguments, **more):
        return "bad", vector(name, *arguments, reason=reason, **more)

    yield refused("nothing", "sign_certificate", b"")
    yield refused("cut off", "sign_certificate", good_one[:-1])
    yield refused("a byte more", "sign_certificate", good_one + b"\0")
    yield refused("without uses", "sign_certificate_usage", citizen([]))
    yield refused("for key agreement", "sign_certificate_usage", citizen([(usage("key_agreement"), True)]))
    yield refused("for servers", "sign_certificate_usage", citizen(purposes(ExtendedKeyUsageOID.SERVER_AUTH)))
    yield refused("of an authority", "sign_certificate_usage", citizen(ABOVE))
    yield refused("expired", "sign_certificate_expired", citizen(days=(-30, -1)))
    yield refused("the first millisecond after", "sign_certificate_expired", good_one, at=end)
    yield refused("not valid yet", "sign_certificate_not_yet_valid", citizen(days=(1, 30)))
    yield refused("of another key", "sign_certificate_another_key", citizen(private=OTHER))
    yield refused("of another curve", "sign_certificate_key", citizen(private=ec.derive_private_key(7, ec.SECP384R1())))
    yield refused("by nobody known", "sign_certificate_unknown_chain", citizen(issuer=(named("Хтось"), OTHER)), [])
    yield refused("under the provider's name", "sign_certificate_unknown_chain", citizen(issuer=(PROVIDER_NAME, OTHER)))
    yield refused("the one between is missing", "sign_certificate_unknown_chain", good_one, [])
    yield refused("a changed signature", "sign_certificate_unknown_chain", good_one[:-1] + bytes([good_one[-1] ^ 1]))
    person = citizen(private=OTHER)
    subject = named("Shevchenko Oleksandr", number="TINUA-0000000024")
    yield refused("issued by a citizen", "sign_certificate_unknown_chain", citizen(issuer=(subject, OTHER)), [person, PROVIDER_CERTIFICATE])  # fmt: skip
    old = certificate(PROVIDER_NAME, PROVIDER, AUTHORITY_NAME, AUTHORITY, ABOVE, (-50, -1), 5)
    yield refused("the provider has expired", "sign_certificate_unknown_chain", good_one, [old])
    unknown = [*SIGNS, (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\5\0"), True)]
    yield refused("a condition that nobody knows", "sign_certificate_unsupported", citizen(unknown))
    yield refused("the root has expired", "sign_certificate_unknown_chain", citizen(days=(3600, 4000)), at=NOW * 1000 + 3700 * day)  # fmt: skip


def file():
    lists = {"good": [], "bad": []}
    for kind, vector in certificates():
        lists[kind].append(vector)
    return {
        "about": "Requests for signatures, and certificates of citizens. `request` is read for phone_key after taking "
        "issuer_list under root, at `now`; `answered` are nonces that were answered before, `expected_id` the request that "
        "was asked for. A chain is checked for phone_key against roots. Written by write_signing.py.",
        "root": jwk(ROOT),
        "issuer_list": issuer_list(),
        "phone_key": jwk(PHONE),
        "good": list(good()),
        "bad": list(bad()),
        "certificates": {"roots": [ROOT_CERTIFICATE.hex()], **lists},
    }


def main():
    text = json.dumps(file(), ensure_ascii=False, indent=1) + "\n"
    if sys.argv[1:] == ["--check"]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit(f"{FILE.name} is not what this file writes")
    else:
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
