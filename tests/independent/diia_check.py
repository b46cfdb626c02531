"""A text becomes a verdict: core/FORMAT.md §5 and §8, written from that page alone."""

from diia_format import Refused, read_text, verifies

CONFIRMED = ("synchronised", "wall_clock_off", "confirmed_long_ago")
ATTENTION = {"seen_before", "revocation_not_checked", "status_list_old", "issuer_list_old"}


class Checker:
    def __init__(self, trust, address):
        self.trust = trust
        self.address = address
        self.seen = {}

    def check(self, text, now, clock_state="synchronised"):
        """The verdict, in the words of verdicts.json."""
        try:
            return self._accept(text, now, clock_state)
        except Refused as refused:
            return {"expected": refused.reason}

    def _accept(self, text, now, clock_state):
        found = read_text(text, self.address)
        issuer = self._issuer(found, now)
        if not verifies(found.device_point, found.phone_message, *found.phone_signature):
            raise Refused("holder_signature")
        if now < found.issued_at - 30_000:
            raise Refused("from_the_future")
        if now >= found.issued_at + 180_000:
            raise Refused("expired")
        if now >= found.valid_until:
            raise Refused("credential_expired")
        status_list = self._status_list(issuer, found)
        warnings = []
        seen_at = self.seen.get(found.fingerprint)
        if seen_at is not None and now - seen_at <= 240_000:
            warnings.append("seen_before")
        if status_list is None:
            warnings.append("revocation_not_checked")
        elif now - status_list.issued_at > 72 * 3_600_000:
            warnings.append("status_list_old")
        if now >= self.trust.issuer_list.replace_by:
            warnings.append("issuer_list_old")
        if clock_state not in CONFIRMED:
            warnings.append("own_clock_not_confirmed")
        if not found.clock_confirmed:
            warnings.append("holder_clock_not_confirmed")
        if found.issued_at - now > 5_000:
            warnings.append("clocks_apart")
        self.seen.setdefault(found.fingerprint, now)
        verdict = {
            "expected": "attention" if ATTENTION & set(warnings) else "valid",
            "warnings": warnings,
            "basis": "signatures_and_revocation_list" if status_list else "signatures_only",
            # A code of a clock that is ahead is good until its end, and never for more than 180 seconds.
            "remaining_millis": min(180_000, found.ends_at - now),
            "issuer": issuer.en,
        }
        if status_list:
            verdict["list_issued_at"] = status_list.issued_at
        return verdict

    def _issuer(self, found, now):
        issuers = self.trust.issuer_list.issuers if self.trust.issuer_list else []
        named = [
            (issuer, key)
            for issuer in issuers
            for key in issuer.keys
            if key.use == "documents" and key.kid == found.issuer_key
        ]
        if not named:
            raise Refused("unknown_issuer")
        for issuer, key in named:
            if verifies(key.point, found.issuer_message, *found.issuer_signature):
                break
        else:
            raise Refused("issuer_signature")
        if key.kinds is not None and found.kind not in key.kinds:
            raise Refused("issuer_not_entitled")
        if found.valid_from < key.nbf:
            raise Refused("issuer_key_not_yet_valid")
        if now >= key.exp or found.valid_from >= key.exp:
            raise Refused("issuer_key_expired")
        return issuer

    def _status_list(self, issuer, found):
        subs = [sub for number, sub in issuer.status_lists if number == found.status_list]
        held = self.trust.status_lists.get(subs[0]) if subs else None
        if held is None:
            return None
        status = held.status(found.status_index)
        if status != 0:
            raise Refused({1: "revoked", 2: "suspended"}.get(status, "status_unknown"))
        return held
