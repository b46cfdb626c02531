#!/usr/bin/env python3
"""Writes links.json: texts that are links, with all that they hold, and texts that are not, each with its reason.

    tests/vectors/write_links.py            writes the file beside this one
    tests/vectors/write_links.py --check    compares instead, and ends with 1 when it differs

Nothing here asks the library. Each answer is stated from the grammar, whose order is: the scheme; characters that no
link has; the host; the length; the query; the parts of the path from left to right; the fragment; what the path asks
for. A bad text has one mistake, or its mistakes come in that order.
"""

import json
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parent / "links.json"

UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
OFFER = "5e8decccb6790d73ad838c5d"
HOST = "diia.app"
HTTPS = f"https://{HOST}/"
CUSTOM = f"diia://{HOST}/"
MOST_BYTES = 4096
DESCRIPTION = (
    "What a phone scans or opens, read for the host diia.app and the address of passes https://diia.app/pass. Good: the "
    "kind and what the link holds; `query` is absent where no ? stands, and kept exactly. Bad: the one reason. Written by "
    "write_links.py."
)


class Vectors:
    """Two lists, in which every name is given once."""

    def __init__(self):
        self.good, self.bad, self.names, self.texts = [], [], set(), set()

    def note(self, name, text):
        assert name not in self.names, f"two are called {name!r}"
        assert text not in self.texts, f"{name}: this text is there already: {text!r}"
        self.names.add(name)
        self.texts.add(text)

    def ok(self, name, text, kind, **fields):
        self.note(name, text)
        self.good.append({"name": name, "text": text, "kind": kind, **fields})

    def no(self, reason, name, text):
        self.note(name, text)
        self.bad.append({"name": name, "text": text, "reason": reason})

    def each(self, reason, name, texts):
        """Texts that differ in one character or so: the name says which."""
        for what, text in texts.items():
            self.no(reason, f"{name}: {what}", text)


# Good ------------------------------------------------------------------------------------------------------------


def offer(kind, identifier, card=None):
    return "offer_request", {"offer_kind": kind, "id": identifier, "card": card}


def person(service, otp, application=None):
    return "person_to_person", {"service": service, "application": application, "otp": otp}


def document(kind, identifier):
    return "document_check", {"document_kind": kind, "document_id": identifier, "otp": UUID}


def other(path):
    return "other", {"path": path}


# Every form that the existing app has: what it is, the path, what it must be read as.
FORMS = [
    ("ID card", f"documents/internal-passport/19800124-00026-2015-12-13/verify/{UUID}",
     document("internal-passport", "19800124-00026-2015-12-13")),
    ("tax card", f"documents/taxpayer-card/1234567890/verify/{UUID}", document("taxpayer-card", "1234567890")),
    ("kind of tomorrow", f"documents/a-kind-of-tomorrow/1/verify/{UUID}", document("a-kind-of-tomorrow", "1")),
    ("offer request", f"acquirers/branch/offer/offer-request/{UUID}", offer("dynamic", UUID)),
    ("dynamic offer", "acquirers/offer-request/dynamic/9954", offer("dynamic", "9954")),
    ("posted offer", f"acquirers/offer-request/static/{OFFER}", offer("static", OFFER)),
    ("offer of unknown kind", f"acquirers/offer-request/{OFFER}", offer("unknown", OFFER)),
    ("document request", f"acquirers/document-request/{OFFER}", ("document_request", {"id": OFFER})),
    ("identification", f"acquirers/identification/{OFFER}", ("identification", {"id": OFFER})),
    ("service entrance", f"auth/acquirers/branch/offer/{UUID}", ("service_entrance", {"otp": UUID})),
    ("residence, application", "residence-registration/application/12/verify/34",
     person("residence-registration", "34", "12")),
    ("residence", "residence-registration/verify/34", person("residence-registration", "34")),
    ("child's residence", "child-residence-registration/verify/34", person("child-residence-registration", "34")),
    ("mortgage", "mortgage/verify/34", person("mortgage", "34")),
    ("damaged property", "damaged-property-recovery/verify/34", person("damaged-property-recovery", "34")),
    ("debt", "debt/1", other("debt/1")),
    ("fine", "penalty/1", other("penalty/1")),
    ("message", "message/1", other("message/1")),
    ("public message", "message/public/1", other("message/public/1")),
    ("petition", "petition/1", other("petition/1")),
    ("marriage", "marriage/priority/army", other("marriage/priority/army")),
    ("flow", "some-flow", other("some-flow")),
]
PATHS = {name: path for name, path, _ in FORMS}


def good(v):
    for name, path, (kind, fields) in FORMS:
        v.ok(name, HTTPS + path, kind, origin="https", **fields)
        v.ok(f"{name}, scheme of the app", CUSTOM + path, kind, origin="custom_scheme", **fields)
    good_queries(v)
    good_cards(v)
    good_identifiers(v)
    good_passes(v)


def good_queries(v):
    path = PATHS["offer request"]
    for name, query in {
        "a hash": "requestId=MTIz%2BNDU%3D",
        "an empty one": "",
        "names of another bank": "mono=1&first-name=%D0%9D%D0%B0%D0%B4%D1%96%D1%8F",
        "an address in it": "next=https://evil.example/x",
        "another escape of an escape": "a=%252F",
        "every sign": "a=!$&()*+,;=:@/-._~",
    }.items():
        v.ok(f"query: {name}", f"{HTTPS}{path}?{query}", "offer_request", origin="https", query=query,
             offer_kind="dynamic", id=UUID, card=None)
    v.ok("query: of the app's scheme", f"{CUSTOM}{path}?requestId=1", "offer_request", origin="custom_scheme",
         query="requestId=1", offer_kind="dynamic", id=UUID, card=None)
    v.ok("query: after a marriage", HTTPS + PATHS["marriage"] + "?code=1", "other", origin="https", query="code=1",
         path="marriage/priority/army")


def good_cards(v):
    path = PATHS["posted offer"]
    for name, card in {"one digit": "0", "zeros": "0" * 29, "all digits": "0123456789", "a long one": "7" * 2900}.items():
        v.ok(f"card: {name}", f"{HTTPS}{path}#{card}", "offer_request", origin="https", offer_kind="static", id=OFFER,
             card=card)
    v.ok("card: by the app's scheme", f"{CUSTOM}{path}#42", "offer_request", origin="custom_scheme",
         offer_kind="static", id=OFFER, card="42")
    v.ok("card: with a query", f"{HTTPS}{path}?a=1#42", "offer_request", origin="https", query="a=1",
         offer_kind="static", id=OFFER, card="42")


def good_identifiers(v):
    before = f"{HTTPS}acquirers/offer-request/dynamic/"
    dynamic = {"origin": "https", "offer_kind": "dynamic", "card": None}
    v.ok("identifier: capitals, digits, signs", before + "aZ09-._~", "offer_request", id="aZ09-._~", **dynamic)
    v.ok("identifier: 256 characters", before + "a" * 256, "offer_request", id="a" * 256, **dynamic)
    v.ok("identifier: 256 characters, each escaped", before + "%3A" * 256, "offer_request", id=":" * 256, **dynamic)
    v.ok("identifier: dots beside letters", before + "..a", "offer_request", id="..a", **dynamic)
    v.ok("identifier: escapes of signs", before + "a%3Ab%40c%2b%3d", "offer_request", id="a:b@c+=", **dynamic)
    v.ok("identifier: the word static", before + "static", "offer_request", id="static", **dynamic)
    branch = f"{HTTPS}acquirers/branch/offer/offer-request/"
    v.ok("UUID: in capitals", branch + UUID.upper(), "offer_request", id=UUID, **dynamic)
    mixed = UUID.replace("e", "E").replace("c3", "C3")
    v.ok("UUID: in mixed case", branch + mixed, "offer_request", id=UUID, **dynamic)
    for variant in "89b":
        other_uuid = UUID.replace("-9a0c", f"-{variant}a0d")
        v.ok(f"UUID: variant {variant}", branch + other_uuid, "offer_request", id=other_uuid, **dynamic)
    check = {"origin": "https", "document_id": "1", "otp": UUID}
    v.ok("UUID: in capitals at the end of a check", f"{HTTPS}documents/u-id/1/verify/{UUID.upper()}", "document_check",
         document_kind="u-id", **check)
    v.ok("kind: 64 characters", f"{HTTPS}documents/{'k' * 64}/1/verify/{UUID}", "document_check",
         document_kind="k" * 64, **check)
    v.ok("kind: in capitals it is another one", f"{HTTPS}documents/U-ID/1/verify/{UUID}", "document_check",
         document_kind="U-ID", **check)
    page = "debt/" + "a" * (MOST_BYTES - len(HTTPS) - len("debt/"))
    v.ok("length: 4,096 bytes", HTTPS + page, "other", origin="https", path=page)
    v.ok("page: an escape stays as it is", HTTPS + "debt/a%3Ab", "other", origin="https", path="debt/a%3Ab")


def good_passes(v):
    for name, text in {
        "identity": "DIIA1:0123456789",
        "identity, in a form that the check refuses": "DIIA1:12x",
        "identity, cut to nothing": "DIIA1:",
    }.items():
        v.ok(f"pass: {name}", text, "pass")
    for name, text in {"status": f"{HTTPS}pass#0123456789", "status, cut to nothing": f"{HTTPS}pass#"}.items():
        v.ok(f"pass: {name}", text, "pass", origin="https")


# Bad: what leads elsewhere ---------------------------------------------------------------------------------------

ELSEWHERE = """
evil.example diia.app.evil.example evil-diia.app diia.app-evil.example diia-app.example diia.ap diia.apps diia.ap.p
dia.app diiia.app diia.com diia.gov.ua api2.diia.gov.ua api2s.diia.gov.ua diia.app.ua go.diia.app www.diia.app m.diia.app
d1ia.app dlia.app diia.app.com .diia.app diia..app diia diia. app localhost 127.0.0.1 2130706433 0x7f000001 [::1]
[::ffff:127.0.0.1] diia.app,evil.example diia.app;evil.example diia.app&evil.example diia.app%2Fevil.example
diia.app%23.evil.example diia.app%3F.evil.example diia.app%5C.evil.example diia.app%00 diia.app%00.evil.example
diia.app%20 diia.app%0A diia.app%09.evil.example diia.app%40evil.example %20diia.app diia.app! diia.app* *.diia.app
diia_app diia.app%E3%80%82evil.example d%D1%96ia.app d%2569ia.app diia.app%252E diia%.app diia.app% diia.app%zz
evil.example:443 diia.app.evil.example:443 evil.example:diia.app diia.app|evil.example diia.app^ diia.app`x diia.app"x
diia.app<x diia.app{x
""".split()


def hosts(v):
    flow = "some-flow"
    v.each("untrusted_host", "host", {host: f"https://{host}/{flow}" for host in ELSEWHERE})
    lookalike = "d\u0456\u0456a.app".encode("idna").decode()
    v.each("untrusted_host", "host in Punycode", {
        "of Cyrillic letters": f"https://{lookalike}/{flow}",
        "of nothing": f"https://xn--.app/{flow}",
        "of our own letters": f"https://xn--diia-.app/{flow}",
    })
    v.each("untrusted_host", "our host", {
        "as a path": "https://evil.example/diia.app/some-flow",
        "after a query mark": "https://evil.example?diia.app/some-flow",
        "after a fragment mark": "https://evil.example#diia.app/some-flow",
        "as a name after a fragment mark": "https://evil.example#@diia.app/some-flow",
        "as a name after a query mark": "https://evil.example?@diia.app/some-flow",
        "as a name in a path": "https://evil.example/@diia.app/some-flow",
        "after an empty one": "https:///diia.app/some-flow",
        "after four slashes": "https:////diia.app/some-flow",
        "in the other scheme's place": "https://diia://diia.app/some-flow",
        "after a second scheme": "https://https://diia.app/some-flow",
        "missing": "https://",
        "missing before a query": "https://?diia.app",
        "missing before a fragment": "https://#diia.app",
        "of the app's scheme, another": "diia://evil.example/some-flow",
        "of the app's scheme, a part of ours": "diia://app/some-flow",
        "of the app's scheme, missing": "diia:///some-flow",
        "of the app's scheme, a path in its place": "diia://documents/internal-passport",
        "before a very long path": "https://evil.example/" + "a" * MOST_BYTES,
    })
    v.each("untrusted_user_info", "name before the host", {
        "ours, of another host": "https://diia.app@evil.example/some-flow",
        "ours with a path mark escaped": "https://diia.app%2Fsome-flow@evil.example/",
        "ours and a port": "https://diia.app:443@evil.example/some-flow",
        "another's": "https://evil.example@diia.app/some-flow",
        "with a password": "https://user:password@diia.app/some-flow",
        "empty": "https://@diia.app/some-flow",
        "empty with an empty password": "https://:@diia.app/some-flow",
        "twice": "https://a@b@diia.app/some-flow",
        "after a semicolon": "https://diia.app;@evil.example/some-flow",
        "by the app's scheme": "diia://diia.app@evil.example/some-flow",
        "ours before ours": "https://diia.app@diia.app/some-flow",
        "and a port behind": "https://a@diia.app:443/some-flow",
    })
    v.each("untrusted_port", "port", {
        port or "empty": f"https://diia.app:{port}/{flow}"
        for port in ["443", "8443", "80", "0", "00443", "65536", "-1", "https", "443:443", "", "443."]
    })
    v.each("untrusted_port", "port after", {
        "a host in capitals": f"https://DIIA.APP:443/{flow}",
        "a trailing dot": f"https://diia.app.:443/{flow}",
        "an escaped host": f"https://d%69ia.app:443/{flow}",
        "the app's scheme": f"diia://diia.app:443/{flow}",
        "and nothing more": "https://diia.app:443",
    })
    v.each("untrusted_host_form", "our host as", {
        host: f"https://{host}/{flow}"
        for host in ["DIIA.APP", "Diia.app", "diia.App", "diiA.app", "diia.app.", "diia.app..", "DIIA.app.", "d%69ia.app",
                     "D%49IA.app", "diia%2Eapp", "diia%2eapp", "diia.app%2E", "%64%69%69%61%2E%61%70%70", "%64iia.app."]
    })
    v.no("untrusted_host_form", "our host in capitals by the app's scheme", "diia://DIIA.APP/some-flow")


def schemes(v):
    rest = "//diia.app/some-flow"
    v.each("untrusted_scheme", "scheme", {
        scheme: f"{scheme}:{rest}" for scheme in ["http", "HTTP", "HTTPS", "Https", "httpS", "DIIA", "Diia", "ws", "wss", "ftp",
                                                  "intent"]
    })
    v.each("untrusted_scheme", "scheme with", {
        "one slash": "https:/diia.app/some-flow",
        "no slash": "https:diia.app/some-flow",
        "nothing after it": "https:",
        "one slash after the app's": "diia:/diia.app/some-flow",
        "no slash after the app's": "diia:5725556653368",
        "an intent for another app": "intent://diia.app/some-flow#Intent;scheme=https;package=com.example.evil;end",
        "a very long path": "http://diia.app/" + "a" * MOST_BYTES,
    })
    v.each("not_diia", "no link", {
        "nothing": "",
        "a word": "Меню",
        "thirteen digits": "5725556653368",
        "a telephone number": "tel:+380441234567",
        "a network": "WIFI:S:cafe;T:WPA;P:secret;;",
        "no scheme": "diia.app/some-flow",
        "a relative one": "//diia.app/some-flow",
        "a path": "/documents/internal-passport",
        "a letter": "mailto:a@b.ua",
        "a script": "javascript:location='https://diia.app/some-flow'",
        "data": "data:text/html,https://diia.app/some-flow",
        "a file": "file:///etc/passwd",
        "another app": "diia2://diia.app/some-flow",
        "a sub-scheme": "diia+https://diia.app/some-flow",
        "a web view": "view-source:https://diia.app/some-flow",
        "a scheme cut at its front": "ttps://diia.app/some-flow",
        "a scheme cut at its end": "http//diia.app/some-flow",
        "a semicolon for a colon": "https;//diia.app/some-flow",
        "full-width letters": "ｈｔｔｐｓ://diia.app/some-flow",
        "a Cyrillic letter in the scheme": "httр" + "s://diia.app/some-flow",
        "a full-width colon": "https：//diia.app/some-flow",
        "an escaped colon": "https%3A//diia.app/some-flow",
        "our pass in small letters": "diia1:0123456789",
        "our pass with a space before it": " DIIA1:0123456789",
        "our pass of a later version": "DIIA2:0123456789",
        "our pass without its colon": "DIIA10123456789",
        "a sentence that begins with https": "https is a scheme: see RFC 9110",
        "a sentence that begins with diia": "Diia, see diia.app: documents",
        "a NUL in the scheme": "ht\0tps://diia.app/some-flow",
        "a space in the scheme": "ht tps://diia.app/some-flow",
        "brackets around": "<https://diia.app/some-flow>",
        "quotes around": '"https://diia.app/some-flow"',
        "a mark of byte order before it": "\ufeffhttps://diia.app/some-flow",
        "a business card": "BEGIN:VCARD\nURL:https://diia.app/some-flow\nEND:VCARD",
    })


CONTROLS = {f"U+{code:04X}": chr(code) for code in [*range(0x20), 0x7F]}


def characters(v):
    v.each("untrusted_control", "in the path", {name: f"{HTTPS}some{c}flow" for name, c in CONTROLS.items()})
    v.each("untrusted_control", "a space", {
        "before the link": " https://diia.app/some-flow",
        "after it": "https://diia.app/some-flow ",
        "in the host": "https://diia. app/some-flow",
        "before the host": "https:// diia.app/some-flow",
        "after the host": "https://diia.app /some-flow",
        "in the query": "https://diia.app/some-flow?a b",
        "in the fragment": f"{HTTPS}{PATHS['posted offer']}#1 2",
        "before the app's scheme": " diia://diia.app/some-flow",
    })
    v.each("untrusted_control", "a line end or tab", {
        "after the link": "https://diia.app/some-flow\n",
        "before the link": "\nhttps://diia.app/some-flow",
        "before http": "\thttp://diia.app/some-flow",
        "two after the link": "https://diia.app/some-flow\r\n",
        "in the scheme": "ht\ttps://diia.app/some-flow",
        "in the scheme, a line feed": "https\n://diia.app/some-flow",
        "in the scheme, a return": "h\rttps://diia.app/some-flow",
        "between the slashes": "https:/\t/diia.app/some-flow",
        "in the host": "https://di\nia.app/some-flow",
        "in the query": "https://diia.app/some-flow?a\r\nSet-Cookie:b",
        "in the digits": f"{HTTPS}{PATHS['posted offer']}#12\n34",
        "in the app's scheme": "di\tia://diia.app/some-flow",
    })
    v.no("untrusted_control", "a NUL after the host", "https://diia.app\0.evil.example/some-flow")
    v.no("untrusted_control", "a control character before the link", "\x01https://diia.app/some-flow")
    v.each("untrusted_backslash", "backslash", {
        "for both slashes": "https:\\\\diia.app/some-flow",
        "for one slash": "https:/\\diia.app/some-flow",
        "for the other slash": "https:\\/diia.app/some-flow",
        "after both slashes": "https://\\diia.app/some-flow",
        "before a name": "https://evil.example\\@diia.app/some-flow",
        "before a name, ours first": "https://diia.app\\@evil.example/some-flow",
        "in the host": "https://diia.app\\.evil.example/some-flow",
        "for the slash after the host": "https://diia.app\\some-flow",
        "in the path": "https://diia.app/some\\flow",
        "as a way up": "https://diia.app/a\\..\\some-flow",
        "in the query": "https://diia.app/some-flow?a\\b",
        "in the fragment": f"{HTTPS}{PATHS['posted offer']}#1\\2",
        "after the app's scheme": "diia:\\\\diia.app\\some-flow",
        "after http": "http:\\\\diia.app\\some-flow",
    })
    not_ascii(v)


LOOKALIKES = {
    "Cyrillic і": "d\u0456ia.app", "two Cyrillic і": "d\u0456\u0456a.app", "Cyrillic а": "dii\u0430.app",
    "Cyrillic р": "diia.a\u0440p", "Greek alpha": "dii\u03b1.app", "dotless i": "d\u0131ia.app",
    "i with two dots": "d\u00efia.app", "full-width letters": "ｄｉｉａ.app", "mathematical letters": "\U0001d5bdiia.app",
    "ideographic full stop": "diia\u3002app", "full-width full stop": "diia\uff0eapp", "half-width full stop": "diia\uff61app",
    "full-width slash": "diia.app\uff0fevil.example", "fraction slash": "diia.app\u2044.evil.example",
    "division slash": "diia.app\u2215.evil.example", "big slash": "diia.app\u29f8.evil.example",
    "full-width number sign": "diia.app\uff03.evil.example", "full-width question mark": "diia.app\uff1f.evil.example",
    "full-width at sign": "diia.app\uff20evil.example", "full-width colon": "diia.app\uff1a443",
    "full-width percent": "d\uff0569ia.app", "soft hyphen": "di\u00adia.app", "zero-width space": "diia\u200b.app",
    "zero-width joiner": "di\u200dia.app", "word joiner": "diia.app\u2060", "combining dot": "di\u0307ia.app",
    "Ukrainian domain": "дія.укр", "emoji": "diia\U0001f1fa\U0001f1e6.app", "sharp s": "diia.app\u00df",
}
HIDDEN = {
    f"U+{ord(c):04X}": c
    for c in "\u0085\u00a0\u00ad\u034f\u061c\u115f\u180e\u2000\u2007\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b"
    "\u202c\u202d\u202e\u202f\u2060\u2061\u2066\u2067\u2068\u2069\u3000\u3164\ufe0f\ufeff\ufffd\U000e0041"
}


def not_ascii(v):
    v.each("untrusted_non_ascii", "host", {name: f"https://{host}/some-flow" for name, host in LOOKALIKES.items()})
    v.each("untrusted_non_ascii", "hidden in the path", {name: f"{HTTPS}some{c}flow" for name, c in HIDDEN.items()})
    v.each("untrusted_non_ascii", "not ASCII", {
        "in the path": "https://diia.app/документи",
        "in the query": "https://diia.app/some-flow?імʼя=1",
        "digits of another script": f"{HTTPS}{PATHS['posted offer']}#٠١٢",
        "full-width digits": f"{HTTPS}{PATHS['posted offer']}#０１２",
        "in a UUID": f"{HTTPS}acquirers/branch/offer/offer-request/{UUID[:-1]}１",
        "at the end": "https://diia.app/some-flow\u200b",
        "by the app's scheme": "diia://diia.app/документи",
        "a link turned round": "https://diia.app/\u202ewolf-emos",
    })


# Bad: what is damaged --------------------------------------------------------------------------------------------


def lengths(v):
    v.each("malformed_too_long", "length", {
        "4,097 bytes": HTTPS + "debt/" + "a" * (MOST_BYTES + 1 - len(HTTPS) - len("debt/")),
        "4,097 bytes with a query": (HTTPS + "some-flow?" + "a" * MOST_BYTES)[: MOST_BYTES + 1],
        "4,097 bytes of digits": (HTTPS + PATHS["posted offer"] + "#" + "1" * MOST_BYTES)[: MOST_BYTES + 1],
        "4,097 bytes of slashes": HTTPS + "/" * (MOST_BYTES + 1 - len(HTTPS)),
    })
    long = "a" * 257
    v.each("malformed_identifier", "257 characters", {
        "dynamic offer": f"{HTTPS}acquirers/offer-request/dynamic/{long}",
        "posted offer": f"{HTTPS}acquirers/offer-request/static/{long}",
        "posted offer with a card": f"{HTTPS}acquirers/offer-request/static/{long}#42",
        "offer of unknown kind": f"{HTTPS}acquirers/offer-request/{long}",
        "document request": f"{HTTPS}acquirers/document-request/{long}",
        "identification": f"{HTTPS}acquirers/identification/{long}",
        "document": f"{HTTPS}documents/u-id/{long}/verify/{UUID}",
        "application": f"{HTTPS}residence-registration/application/{long}/verify/1",
        "key of an application": f"{HTTPS}residence-registration/application/1/verify/{long}",
        "key of a consent": f"{HTTPS}mortgage/verify/{long}",
        "by the app's scheme": f"{CUSTOM}acquirers/identification/{long}",
    })
    v.each("malformed_document_kind", "kind of a document", {
        "65 characters": f"{HTTPS}documents/{'k' * 65}/1/verify/{UUID}",
        "256 characters": f"{HTTPS}documents/{'k' * 256}/1/verify/{UUID}",
        "65 characters by the app's scheme": f"{CUSTOM}documents/{'k' * 65}/1/verify/{UUID}",
    })


def parts(v):
    v.each("malformed_empty_segment", "empty part", {
        "at the beginning": HTTPS + "/some-flow",
        "at the end": HTTPS + "some-flow/",
        "alone": HTTPS + "/",
        "three": HTTPS + "//",
        "before a query": HTTPS + "some-flow/?a=1",
        "in place of a kind": f"{HTTPS}documents//1/verify/{UUID}",
        "in place of a document": f"{HTTPS}documents/internal-passport//verify/{UUID}",
        "in place of a key": f"{HTTPS}documents/internal-passport/1/verify/",
        "in place of an offer": f"{HTTPS}acquirers/offer-request/static/",
        "in place of an offer, before a card": f"{HTTPS}acquirers/offer-request/static/#42",
        "in place of a dynamic offer": f"{HTTPS}acquirers/offer-request/dynamic/",
        "in the middle": f"{HTTPS}acquirers//offer-request/dynamic/9954",
        "after a UUID": f"{HTTPS}acquirers/branch/offer/offer-request/{UUID}/",
        "after the address of passes": f"{HTTPS}pass/#0123",
        "by the app's scheme": f"{CUSTOM}acquirers/identification/",
    })
    escapes = """% %2 %zz %2G %G2 %%41 %u0041 %-1 %+1 %2F %2f %5C %5c %00 %09 %0A %0D %0d%0a %1B %20 %7F %80 %FF %D0%B0 %C0%AF
    %E2%80%AE %EF%BC%8F %25 %252F %252e%252e %25252F %3F %23 %22 %3C %3E %5B %5D %5E %60 %7B %7C %7D %41 %61 %30 %2D %2E %2e
    %2e%2e %5F %7E""".split()
    v.each("malformed_percent", "escape", {escape: f"{HTTPS}some{escape}flow" for escape in escapes})
    v.each("malformed_percent", "escape", {
        "of a slash in an identifier": f"{HTTPS}acquirers/offer-request/dynamic/..%2F9954",
        "of a slash instead of a slash": f"{HTTPS}acquirers%2Foffer-request%2Fdynamic%2F9954",
        "of a fragment mark before a card": f"{HTTPS}{PATHS['posted offer']}%2342",
        "of a query mark": f"{HTTPS}some-flow%3Fa=1",
        "in a part longer than any identifier": f"{HTTPS}debt/" + "%3A" * 257,
        "of two dots alone": f"{HTTPS}%2e%2e/some-flow",
        "of one of two dots": f"{HTTPS}.%2e/some-flow",
        "of a letter of a fixed word": f"{HTTPS}acquirers/offer-request/d%79namic/9954",
        "of a hyphen in a UUID": f"{HTTPS}acquirers/branch/offer/offer-request/{UUID.replace('-', '%2D', 1)}",
        "of an escape": f"{HTTPS}acquirers/offer-request/dynamic/a%253Ab",
        "cut at the end": f"{HTTPS}acquirers/offer-request/dynamic/9954%",
        "cut in its middle": f"{HTTPS}acquirers/offer-request/dynamic/9954%3",
    })
    v.each("malformed_character", "character", {c: f"{HTTPS}some{c}flow" for c in '<>"{}|^`[]'})
    v.each("malformed_character", "part of dots", {
        "one": HTTPS + ".",
        "two": HTTPS + "..",
        "three": HTTPS + "...",
        "one before a path": HTTPS + "./some-flow",
        "a way up": HTTPS + "../some-flow",
        "a way up and down": HTTPS + "documents/../some-flow",
        "in place of an offer": HTTPS + "acquirers/offer-request/dynamic/..",
        "in place of a document": f"{HTTPS}documents/internal-passport/../verify/{UUID}",
        "by the app's scheme": CUSTOM + "../some-flow",
    })


def uuids(v):
    places = {
        "offer": HTTPS + "acquirers/branch/offer/offer-request/",
        "check": HTTPS + "documents/internal-passport/x/verify/",
        "entrance": HTTPS + "auth/acquirers/branch/offer/",
    }
    for version in "01235678af":
        v.no("malformed_uuid", f"UUID of version {version}", places["offer"] + UUID.replace("-41d3", f"-{version}1d3"))
    for variant in "01234567cdef":
        v.no("malformed_uuid", f"UUID of variant {variant}", places["offer"] + UUID.replace("-9a0c", f"-{variant}a0c"))
    wrong = {
        "words": "not-a-uuid",
        "without hyphens": UUID.replace("-", ""),
        "cut by one digit": UUID[:-1],
        "cut to its first part": UUID[:8],
        "longer by one digit": UUID + "0",
        "with a letter that is no digit": UUID[:-1] + "g",
        "with a hyphen moved": "3f2504e04-f89-41d3-9a0c-0305e82c3301",
        "with 36 digits": UUID.replace("-", "0"),
        "with underscores": UUID.replace("-", "_"),
        "of zeros": "00000000-0000-0000-0000-000000000000",
        "of ones": "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "twice": UUID + UUID,
        "as a number": "9954",
    }
    for place, before in places.items():
        v.each("malformed_uuid", f"UUID of an {place}" if place != "check" else "UUID of a check",
               {name: before + text for name, text in wrong.items()})
    v.each("malformed_character", "UUID in other clothes", {
        "braces": places["offer"] + "{" + UUID + "}",
        "a colon": places["offer"] + "urn:uuid:" + UUID,
    })


def fragments(v):
    for name, path in PATHS.items():
        if name != "posted offer":
            v.no("malformed_fragment", f"card on another link: {name}", f"{HTTPS}{path}#0123456789")
    posted = HTTPS + PATHS["posted offer"]
    v.each("malformed_fragment", "card", {
        name: f"{posted}#{fragment}" for name, fragment in {
            "empty": "", "a letter": "12a", "a letter first": "a12", "a plus sign": "+12", "a minus sign": "-12", "a dot": "1.2",
            "a comma": "1,2", "hexadecimal": "0x12", "an escape of a digit": "1%30", "a slash": "1/2", "a query": "12?a=1",
            "two": "12#34", "underscores": "1_2", "a hyphen": "1-2", "an exponent": "1e2", "a quotation mark": "1'2",
            "a text fragment": ":~:text=1",
        }.items()
    })
    v.each("malformed_fragment", "fragment", {
        "empty, on a page": HTTPS + "some-flow#",
        "on the address of passes, by the app's scheme": CUSTOM + "pass#0123456789",
        "on the address of passes, after a query": HTTPS + "pass?a=1#0123456789",
        "after a query": HTTPS + "some-flow?a=1#12",
    })


def queries(v):
    v.each("malformed_query", "query", {
        name: f"{HTTPS}some-flow?{query}" for name, query in {
            "two marks": "a?b", "two marks in a row": "?", "a mark in a value": "a=1&b=2?c=3", "an escape cut": "a=%",
            "an escape cut in its middle": "a=%4", "no escape": "a=%zz", "angle brackets": "a=<b>", "a quotation mark": 'a="b',
            "an apostrophe": "a='b", "square brackets": "a[]=1", "braces": "a={b}", "a bar": "a|b", "a caret": "a^b",
            "a back quote": "a`b", "a second mark before a card": "a?#42",
        }.items()
    })
    v.no("malformed_query", "query: two marks by the app's scheme", CUSTOM + "some-flow?a?b")


def unknown_paths(v):
    reason = "malformed_unknown_path"
    v.each(reason, "no path", {
        "nothing after the host": "https://diia.app",
        "a slash": HTTPS,
        "a query": "https://diia.app?a=1",
        "a query after a slash": HTTPS + "?a=1",
        "a fragment": "https://diia.app#1",
        "a fragment after a slash": HTTPS + "#1",
        "a name after a query mark": "https://diia.app?@evil.example/some-flow",
        "a name after a fragment mark": "https://diia.app#@evil.example/some-flow",
        "nothing after the host, by the app's scheme": "diia://diia.app",
        "a slash, by the app's scheme": CUSTOM,
    })
    cut = """documents documents/internal-passport documents/internal-passport/x documents/internal-passport/x/verify acquirers
    acquirers/branch acquirers/branch/offer acquirers/branch/offer/offer-request acquirers/offer-request
    acquirers/offer-request/dynamic acquirers/offer-request/static acquirers/document-request acquirers/identification auth
    auth/acquirers auth/acquirers/branch auth/acquirers/branch/offer residence-registration residence-registration/application
    residence-registration/application/12 residence-registration/application/12/verify residence-registration/verify
    child-residence-registration child-residence-registration/verify mortgage mortgage/verify damaged-property-recovery
    damaged-property-recovery/verify debt penalty message petition marriage marriage/priority pass""".split()
    v.each(reason, "cut", {path: HTTPS + path for path in cut})
    for name, path in PATHS.items():
        v.no(reason, f"a part too many: {name}", f"{HTTPS}{path}/more")
    v.each(reason, "a part too many", {
        "before": f"{HTTPS}app/acquirers/offer-request/dynamic/9954",
        "in the middle": f"{HTTPS}acquirers/offer-request/dynamic/a/9954",
        "a language": f"{HTTPS}uk/documents/internal-passport/x/verify/{UUID}",
        "before a card": f"{HTTPS}acquirers/branch/offer/offer-request/static/{OFFER}",
    })
    v.each(reason, "words that no link has", {
        path: HTTPS + path
        for path in ["a/b", f"documents/internal-passport/x/Verify/{UUID}", f"Documents/internal-passport/x/verify/{UUID}",
                     f"document/internal-passport/x/verify/{UUID}", f"documents/internal-passport/x/verification/{UUID}",
                     "acquirers/offer-request/permanent/9954", "acquirers/offer-request/Static/9954",
                     "acquirers/offer-request/STATIC/9954", "acquirers/offer_request/dynamic/9954",
                     "acquirer/offer-request/dynamic/9954", "acquirers/document-request/dynamic/9954",
                     f"auth/acquirers/branch/Offer/{UUID}", "divorce/verify/34", "Mortgage/verify/34", "mortgage/Verify/34",
                     "child-residence-registration/application/12/verify/34", "mortgage/application/12/verify/34",
                     "message/private/1", "marriage/priority/navy", "marriage/army", "pass/0123456789",
                     f"verify/{UUID}/documents/internal-passport/x", "api/v1/documents"]
    })


def vectors():
    v = Vectors()
    good(v)
    for part in (hosts, schemes, characters, lengths, parts, uuids, fragments, queries, unknown_paths):
        part(v)
    return v


def text():
    """One vector a line."""
    v = vectors()
    lists = []
    for name, members in (("good", v.good), ("bad", v.bad)):
        rows = ",\n    ".join(json.dumps(member) for member in members)
        lists.append(f'  "{name}": [\n    {rows}\n  ]')
    return '{\n  "description": ' + json.dumps(DESCRIPTION) + ",\n" + ",\n".join(lists) + "\n}\n"


def main(arguments):
    if arguments == ["--check"]:
        if FILE.exists() and FILE.read_text(encoding="ascii") == text():
            return 0
        print("tests/vectors/links.json is not what write_links.py makes", file=sys.stderr)
        return 1
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    FILE.write_text(text(), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
