"""Signed lists: core/FORMAT.md §10, written from that page alone."""

import base64
import json
import re
import zlib
from dataclasses import dataclass

from diia_format import KINDS, N, Refused, is_point, verifies

MAX_UNFOLDED = 16 << 20


def base64url(text, reason):
    """Without padding, and no bits left over: only what the encoder would write."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise Refused(reason)
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != text:
        raise Refused(reason)
    return data


NAMED = set("alg typ crit iat exp issuers name uk en status_lists list sub keys kid use kinds nbf jwk kty crv x y "
            "status_list bits lst".split())


def strict_json(raw, reason):
    def members(pairs):
        names = [name for name, _ in pairs]
        if any(names.count(name) > 1 for name in names if name in NAMED):
            raise Refused(reason)
        return dict(pairs)

    def no_constant(_):
        raise Refused(reason)

    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=members, parse_constant=no_constant)
    except ValueError:
        raise Refused(reason) from None
    if not isinstance(value, dict):
        raise Refused(reason)
    return value


class Jwt:
    def __init__(self, text, typ, max_bytes):
        if len(text.encode()) > max_bytes:
            raise Refused("list_too_large")
        parts = text.split(".")
        if len(parts) != 3:
            raise Refused("list_not_a_jwt")
        header, self.payload, signature = (base64url(part, "list_not_a_jwt") for part in parts)
        self.input = f"{parts[0]}.{parts[1]}".encode()
        header = strict_json(header, "list_not_a_jwt")
        stated_typ = header.get("typ")
        if (
            header.get("alg") != "ES256"
            or not isinstance(stated_typ, str)
            or stated_typ.lower() != typ
            or "crit" in header
            or len(signature) != 64
        ):
            raise Refused("list_not_a_jwt")
        self.r, self.s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        if not (1 <= self.r < N and 1 <= self.s < N):
            raise Refused("list_not_a_jwt")

    def signed_by(self, point):
        return verifies(point, self.input, self.r, self.s)

    def signed_by_one_of(self, points):
        if not any(self.signed_by(point) for point in points):
            raise Refused("list_signature")

    def claims(self):
        return strict_json(self.payload, "list_content")


def member(value, name, kind, least=None, most=None):
    """A member of exactly this type."""
    found = value.get(name) if isinstance(value, dict) else None
    if type(found) is not kind:
        raise Refused("list_content")
    if kind is int and not (least if least is not None else -(2**63)) <= found <= (most if most is not None else 2**63 - 1):
        raise Refused("list_content")
    return found


def jwk_point(jwk):
    if (jwk["kty"], jwk["crv"]) != ("EC", "P-256"):
        raise Refused("list_key")
    x, y = base64url(jwk["x"], "list_key"), base64url(jwk["y"], "list_key")
    point = int.from_bytes(x, "big"), int.from_bytes(y, "big")
    if len(x) != 32 or len(y) != 32 or not is_point(*point):
        raise Refused("list_key")
    return point


@dataclass
class Key:
    kid: str
    use: str
    kinds: set
    nbf: int
    exp: int
    jwk: dict
    point: tuple = None


@dataclass
class Issuer:
    uk: str
    en: str
    status_lists: list
    keys: list


def read_key(value):
    kid = member(value, "kid", str)
    if not re.fullmatch(r"[0-9a-f]{8}", kid):
        raise Refused("list_content")
    use = member(value, "use", str)
    if use not in ("documents", "status-lists", "cards"):
        raise Refused("list_content")
    kinds = None
    if "kinds" in value:
        names = member(value, "kinds", list)
        if any(not isinstance(name, str) for name in names):
            raise Refused("list_content")
        kinds = {KINDS.index(name) + 1 for name in names if name in KINDS}
    jwk = member(value, "jwk", dict)
    jwk = {name: member(jwk, name, str) for name in ("kty", "crv", "x", "y")}
    return Key(kid, use, kinds, member(value, "nbf", int) * 1000, member(value, "exp", int) * 1000, jwk)


def read_issuer(value):
    name = member(value, "name", dict)
    lists = member(value, "status_lists", list) if "status_lists" in value else []
    lists = [(member(entry, "list", int, 0, 255), member(entry, "sub", str)) for entry in lists]
    keys = [read_key(key) for key in member(value, "keys", list)]
    return Issuer(member(name, "uk", str), member(name, "en", str), lists, keys)


class IssuerList:
    def __init__(self, text, roots):
        jwt = Jwt(text, "issuers+jwt", 1 << 20)
        jwt.signed_by_one_of(roots)
        claims = jwt.claims()
        self.issued_at = member(claims, "iat", int) * 1000
        self.replace_by = member(claims, "exp", int) * 1000
        self.issuers = [read_issuer(issuer) for issuer in member(claims, "issuers", list)]
        for issuer in self.issuers:
            for key in issuer.keys:
                key.point = jwk_point(key.jwk)


class StatusList:
    def __init__(self, text, issuers):
        jwt = Jwt(text, "statuslist+jwt", 8 << 20)
        claims = jwt.claims()
        self.sub = member(claims, "sub", str)
        owners = [issuer for issuer in issuers if self.sub in [sub for _, sub in issuer.status_lists]]
        if not owners:
            raise Refused("list_unknown_status_list")
        keys = [key for key in owners[0].keys if key.use == "status-lists" and jwt.signed_by(key.point)]
        if not keys:
            raise Refused("list_signature")
        self.signed_by = keys[0].point
        self.issued_at = member(claims, "iat", int) * 1000
        statuses = member(claims, "status_list", dict)
        member(statuses, "bits", int, 0, 255), member(statuses, "lst", str)
        if not keys[0].nbf <= self.issued_at < keys[0].exp:
            raise Refused("list_key_not_valid")
        self.bits = member(statuses, "bits", int)
        compressed = base64url(member(statuses, "lst", str), "list_content")
        if self.bits not in (1, 2, 4, 8):
            raise Refused("list_content")
        stream = zlib.decompressobj()
        try:
            self.statuses = stream.decompress(compressed, MAX_UNFOLDED + 1)
        except zlib.error:
            raise Refused("list_compression") from None
        if not stream.eof or len(self.statuses) > MAX_UNFOLDED:
            raise Refused("list_compression")

    def status(self, index):
        """The value of an entry, or None beyond the end."""
        at = index * self.bits
        if at // 8 >= len(self.statuses):
            return None
        return self.statuses[at // 8] >> (at % 8) & (2**self.bits - 1)


class TrustStore:
    """What a phone holds."""

    def __init__(self, roots):
        self.roots = [jwk_point(root) for root in roots]
        self.issuer_list = None
        self.status_lists = {}

    def take_issuer_list(self, text):
        new = IssuerList(text, self.roots)
        if self.issuer_list is not None and new.issued_at < self.issuer_list.issued_at:
            raise Refused("list_older")
        self.issuer_list = new
        self.status_lists = {
            sub: held
            for sub, held in self.status_lists.items()
            for owner in [issuer for issuer in new.issuers if sub in [s for _, s in issuer.status_lists]][:1]
            if any(key.use == "status-lists" and key.point == held.signed_by for key in owner.keys)
        }

    def take_status_list(self, text):
        new = StatusList(text, self.issuer_list.issuers if self.issuer_list else [])
        held = self.status_lists.get(new.sub)
        if held is not None and new.issued_at < held.issued_at:
            raise Refused("list_older")
        self.status_lists[new.sub] = new
