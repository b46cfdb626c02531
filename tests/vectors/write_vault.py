#!/usr/bin/env python3
"""Writes vault.json: whole vaults as a storage holds them, good and spoiled, and single records.

    "$DIIA_TEST_PYTHON" tests/vectors/write_vault.py [--check]

Written from core/VAULT.md alone, with AES-GCM and HKDF of the package `cryptography`. Salts follow from a counter, so two
runs write the same bytes; a phone draws them at random.
"""

import hashlib
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FOLDER = Path(__file__).resolve().parent
DATA_KEY = hashlib.sha256(b"data key of the vectors").digest()
WRAPPING_KEY = hashlib.sha256(b"wrapping key of diia-citizen-vault").digest()
MORNING = 1_795_339_800_123
BASE = "a segment of receipts and one more"


def derived(salt, info, length):
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(DATA_KEY)


def seal(name, generation, content, salt):
    domain = b"diia-citizen/1/vault-record\0"
    secret = derived(salt, domain, 44)
    aad = domain + b"\x01" + generation.to_bytes(8, "big") + name.encode()
    return b"\x01" + salt + generation.to_bytes(8, "big") + AESGCM(secret[:32]).encrypt(secret[32:], content, aad)


def hidden(about):
    return derived(bytes(32), b"diia-citizen/1/vault-name\0" + about.encode(), 16)


def key_record():
    nonce = bytes(range(12))
    body = b"\x01" + nonce + AESGCM(WRAPPING_KEY).encrypt(nonce, DATA_KEY, None)
    return body + hashlib.sha256(b"diia-citizen/1/vault-key\0" + body).digest()


def receipt(number, previous, outcome):
    content = {
        "request_id": f"00000000-0000-8000-8000-{number:012}",
        "outcome": outcome,
        "at_millis": MORNING + number,
        "requester": "Центр надання адміністративних послуг (зразок)",
        "register_code": "00000017",
        "branch": "Відділення № 1, вікно 3",
        "address": "м. Зразкове, вул. Прикладна, 1",
        "purpose": "Послуга «зразок»",
        "recipient": "cnap.window3@example.org",
        "asked": ["internal-passport", "taxpayer-card"],
        "copies": [],
    }
    if outcome == "handed_to_mail_client":
        digest = hashlib.sha256(b"%PDF").hexdigest()
        content["copies"] = [{"document_type": "internal-passport", "sha256": digest}]
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    message = b"diia-citizen/1/receipt\0" + number.to_bytes(8, "big") + previous.encode() + body
    return {"number": number, "previous": previous, "hash": hashlib.sha256(message).hexdigest(), **content}


def receipts(count):
    chain, previous = [], "0" * 64
    outcomes = ["confirmed", "handed_to_mail_client", "refused", "expired"]
    for number in range(1, count + 1):
        chain.append(receipt(number, previous, outcomes[(number - 1) % 4]))
        previous = chain[-1]["hash"]
    return chain


class Vault:
    """Writes records as a phone does, one generation after another."""

    def __init__(self):
        self.records, self.generation, self.salts = {"vault-key-a": key_record(), "vault-key-b": key_record()}, 0, 0
        self.of = {"vault-documents": 0, "vault-receipts": 0, "vault-settings": 0}
        self.documents, self.lists = [], []

    def put(self, name, content):
        self.salts += 1
        salt = hashlib.sha256(f"salt {self.salts}".encode()).digest()
        self.records[name] = seal(name, self.generation, content, salt)

    def write(self, *changes):
        self.generation += 1
        for change in changes:
            change()
        head = b"".join(self.of[name].to_bytes(8, "big") for name in self.of) + entries(self.lists)
        self.put("vault-head", head)

    def table(self, name, content):
        self.of[name] = self.generation
        self.put(name, content)

    def document(self, about, alias, credentials, kind="", fields=""):
        secret = hashlib.sha256(about.encode()).digest()
        parts = [about.encode(), alias.encode(), kind.encode(), fields.encode(), *credentials]
        content = secret + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        self.put("document-" + hidden(about).hex(), content)
        self.documents = replaced(self.documents, hidden(about), self.generation)
        self.table("vault-documents", entries(self.documents))

    def ordered(self, *order):
        place = [hidden(about) for about in order]
        self.documents.sort(key=lambda entry: place.index(entry[0]))
        self.table("vault-documents", entries(self.documents))

    def listed(self, about, kind, jwt):
        self.put("list-" + hidden(about).hex(), bytes([kind]) + jwt.encode())
        self.lists = replaced(self.lists, hidden(about), self.generation)

    def receipts(self, chain, interruptions=()):
        for segment in sorted({(one["number"] - 1) // 64 for one in chain}):
            part = [one for one in chain if (one["number"] - 1) // 64 == segment]
            content = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
            self.put(f"receipts-{segment:08}", content)
        index = chain[-1]["number"].to_bytes(8, "big") + bytes.fromhex(chain[-1]["hash"])
        index += self.generation.to_bytes(8, "big") + len(interruptions).to_bytes(4, "big")
        for after, noticed in interruptions:
            index += after.to_bytes(8, "big") + noticed.to_bytes(8, "big", signed=True)
        for code in sorted({one["register_code"] for one in chain}):
            index += bytes([len(code)]) + code.encode()
        self.table("vault-receipts", index)

    def settings(self, server, monotonic, boot):
        content = server.to_bytes(8, "big", signed=True) + monotonic.to_bytes(8, "big", signed=True) + boot.encode()
        self.table("vault-settings", content)

    def hex(self):
        return {name: self.records[name].hex() for name in sorted(self.records)}


def entries(table):
    return b"".join(name + generation.to_bytes(8, "big") for name, generation in table)


def replaced(table, name, generation):
    if any(held == name for held, _ in table):
        return [(held, generation if held == name else of) for held, of in table]
    return [*table, (name, generation)]


def credentials():
    """The status credential and the identity credential of the first good passes of each profile."""
    found = {}
    for vector in json.loads((FOLDER / "passes.json").read_text(encoding="utf-8"))["good"]:
        pass_bytes = bytes.fromhex(vector["bytes"])
        # What follows a credential is its time, its flags and a signature: 4 + 1 + 64 bytes.
        found.setdefault(vector["fields"]["kind"], pass_bytes[:-69])
    return found[1], found[3]


def whole(count, interruptions=()):
    card, tax = credentials()
    trust = json.loads((FOLDER / "flips.json").read_text(encoding="utf-8"))["trust"]
    fields = json.dumps({"docNumber": "000000001", "lastNameUA": "Зразкова", "firstNameUA": "Надія"},
                        ensure_ascii=False, separators=(",", ":"))
    vault = Vault()
    vault.write()
    vault.write(lambda: vault.document("my card", "key of my card", [card], "internal-passport", fields))
    vault.write(lambda: vault.document("my tax number", "key of my tax number", [tax]))
    vault.write(lambda: vault.listed("issuers", 1, trust["issuer_list"]))
    vault.write(lambda: vault.settings(MORNING, 5_000, "boot 1"))
    vault.write(lambda: vault.ordered("my tax number", "my card"))
    if count:
        vault.write(lambda: vault.receipts(receipts(count), interruptions))
    return vault


def expected(documents=("my tax number", "my card"), receipt_numbers=(), findings=(), **more):
    return {"documents": list(documents), "receipts": list(receipt_numbers), "findings": list(findings), **more}


def good():
    yield "no document and no receipt", empty(), 1, expected(())
    yield "two documents in the citizen's own order", whole(0), 6, expected()
    yield BASE, whole(65), 7, expected(receipt_numbers=[1, 65])
    noted = whole(3, [(2, MORNING)])
    yield "an older copy was put back once", noted, 7, expected(receipt_numbers=[1, 3], interruptions=[2])
    yield "the counter is behind: the process died in between", whole(3), 2, expected(receipt_numbers=[1, 3])
    yield "no counter on this platform", whole(3), None, expected(receipt_numbers=[1, 3])


def empty():
    vault = Vault()
    vault.write()
    return vault


def spoiled():
    """What somebody did to a good vault, and what is found of it."""

    def case(name, change, findings, counter=7, **held):
        held.setdefault("receipt_numbers", [1, 65])
        return name, change, counter, expected(findings=findings, **held)

    card, tax = ("document-" + hidden(about).hex() for about in ("my card", "my tax number"))
    listed = "list-" + hidden("issuers").hex()

    def cut(name, to):
        return lambda records: records.update({name: records[name][:to]})

    def flip(name, at):
        def change(records):
            spoiled = bytearray(records[name])
            spoiled[at] ^= 1
            records[name] = bytes(spoiled)

        return change

    def worn(name):
        return lambda records: records.update({name: b"\x02" + records[name][1:]})

    def gone(*names):
        return lambda records: [records.pop(name) for name in names]

    def swapped(records):
        records[card], records[tax] = records[tax], records[card]

    def renamed(records):
        records["document-" + "0" * 32] = records.pop(card)

    def replayed(name, records_before):
        return lambda records: records.update({name: records_before[name]})

    before = Vault()
    before.write()
    before.write(lambda: before.document("my card", "key of my card", [credentials()[0]]))
    before.salts = 100
    before.write(lambda: before.receipts(receipts(3)))
    earlier = before.records
    only_tax = {"documents": ["my tax number"]}
    yield case("one key record is cut", cut("vault-key-a", 40), [])
    yield case("the other key record is gone", gone("vault-key-b"), [])
    for to in (0, 1, 33, 41, 56, -1):
        yield case(f"a document cut to {to}", cut(card, to), ["vault_document_damaged"], **only_tax)
    for at, part in ((1, "salt"), (33, "generation"), (41, "ciphertext"), (-1, "tag")):
        yield case(f"a bit of a document's {part}", flip(card, at), ["vault_document_damaged"], **only_tax)
    yield case("a document is gone", gone(card), ["vault_document_missing"], **only_tax)
    yield case("a document under another name", renamed, ["vault_document_missing"], **only_tax)
    yield case("two documents in each other's place", swapped, ["vault_document_damaged"] * 2, documents=[])
    yield case("an older copy of a document", replayed(card, earlier | {card: older_card()}), ["vault_document_older"])
    yield case("the head is cut", cut("vault-head", 60), ["vault_index_rebuilt"], documents=["my card", "my tax number"])
    yield case("the head's first byte is worn", worn("vault-head"), ["vault_index_rebuilt"],
               documents=["my card", "my tax number"])
    yield case("the head is gone", gone("vault-head"), ["vault_index_rebuilt"], documents=["my card", "my tax number"])
    yield case("the documents' table is cut", cut("vault-documents", 50), ["vault_index_rebuilt"],
               documents=["my card", "my tax number"])
    yield case("an older copy of the documents' table", replayed("vault-documents", earlier), ["vault_index_rebuilt"],
               documents=["my card", "my tax number"])
    yield case("the receipts' table is gone", gone("vault-receipts"), ["vault_index_rebuilt"])
    yield case("the newest segment is cut", cut("receipts-00000001", 99), ["vault_receipts_missing"],
               receipt_numbers=[1, 64])
    yield case("an older segment is gone, which is seen when it is read", gone("receipts-00000000"), [],
               receipt_numbers=[65, 65], faults=["receipts_missing"])
    yield case("an older copy of an older segment", replayed("receipts-00000000", earlier), [],
               receipt_numbers=[1, 65], faults=["receipts_missing"])
    yield case("a list is cut", cut(listed, 70), ["vault_list_damaged"])
    yield case("the settings are cut", cut("vault-settings", 60), ["vault_settings_damaged"])
    yield case("an older copy of everything", lambda _: None, ["vault_rolled_back"], counter=8,
               interruptions=[65])


def older_card():
    vault = Vault()
    vault.salts = 200
    vault.write(lambda: vault.document("my card", "key of my card", [credentials()[0]]))
    return vault.records["document-" + hidden("my card").hex()]


def refused():
    """What is not opened at all, and not changed."""

    def keys(record):
        return lambda records: records.update({"vault-key-a": record, "vault-key-b": record})

    def checked(body):
        return body + hashlib.sha256(b"diia-citizen/1/vault-key\0" + body).digest()

    def no_keys(records):
        del records["vault-key-a"], records["vault-key-b"]

    foreign = bytes(12) + AESGCM(bytes(32)).encrypt(bytes(12), DATA_KEY, None)
    yield "records without a key", no_keys, "vault_key_lost"
    yield "both key records are cut", keys(key_record()[:-1]), "vault_key_lost"
    yield "a key that another phone wrapped", keys(checked(b"\x01" + foreign)), "vault_key_lost"
    yield "a key record of a later version", keys(checked(b"\x02" + key_record()[1:-32])), "vault_newer_format"


def records():
    salt = hashlib.sha256(b"a salt").digest()
    for name, generation, content in (
        ("vault-head", 1, b""),
        ("document-" + hidden("my card").hex(), 2, "Зразкова".encode()),
        ("receipts-00000000", 2**64 - 1, bytes(range(256)) * 5),
    ):
        yield {"name": f"{name}, generation {generation}", "record": name, "generation": generation,
               "salt": salt.hex(), "content": content.hex(), "sealed": seal(name, generation, content, salt).hex()}


def file():
    def vault(name, made, counter, found):
        return {"name": name, "counter": counter, "records": made.hex(), "expected": found}

    def changes(change):
        base = whole(65).records
        changed = dict(base)
        change(changed)
        names = sorted(name for name in base | changed if base.get(name) != changed.get(name))
        return {name: changed[name].hex() if name in changed else None for name in names}

    return {
        "about": "records: single records under data_key. good: what a storage holds, the counter of the key store (null "
                 "where there is none), and what is found; receipts are the first and the last number. spoiled: the good "
                 "vault named base with these records changed, or gone where null stands. refused is not opened. The key "
                 "store unwraps with AES-256-GCM under wrapping_key, the nonce first.",
        "base": BASE,
        "version": 1,
        "data_key": DATA_KEY.hex(),
        "wrapping_key": WRAPPING_KEY.hex(),
        "names": [{"about": about, "name": hidden(about).hex()} for about in ("my card", "issuers", "statuses x", "")],
        "records": list(records()),
        "good": [vault(*made) for made in good()],
        "spoiled": [
            {"name": name, "changes": changes(change), "counter": counter, "expected": found}
            for name, change, counter, found in spoiled()
        ],
        "refused": [
            {"name": name, "changes": changes(change), "reason": reason} for name, change, reason in refused()
        ],
    }


def main():
    text = json.dumps(file(), ensure_ascii=False, indent=1) + "\n"
    path = FOLDER / "vault.json"
    if sys.argv[1:] == ["--check"]:
        if path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.name} is not what this file writes")
    else:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
