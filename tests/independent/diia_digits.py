"""Thirteen digits: core/FORMAT.md §9, written from that page alone."""

import hashlib
import hmac
import unicodedata

from diia_format import Refused

IGNORED = " \t\u00a0\u2007\u2009\u202f" + "-\u2010\u2011\u2012\u2013\u2014\u2212"


def check_digit(twelve):
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve))
    return -total % 10


def draw(secret, issued_at, attempt):
    message = b"diia-citizen/1/digits\0" + issued_at.to_bytes(8, "big", signed=True) + bytes([attempt])
    n = int.from_bytes(hmac.new(secret, message, hashlib.sha256).digest()[:8], "big")
    twelve = str(100_000_000_000 + n % 900_000_000_000)
    return twelve + str(check_digit(twelve))


class BadEntry(Refused):
    def __init__(self, reason, **place):
        super().__init__(reason)
        self.place = place


def parse_entry(text):
    if len(text.encode()) > 128:
        raise BadEntry("digits_too_long")
    end = len(text.rstrip())
    digits = ""
    for position, character in enumerate(text):
        if character in "0123456789":
            digits += character
        elif character in IGNORED or (character in "\r\n" and position >= end):
            continue
        elif unicodedata.category(character) in ("Nd", "Nl", "No"):
            raise BadEntry("digits_foreign_script", position=position)
        else:
            raise BadEntry("digits_unexpected_character", position=position)
    if not digits:
        raise BadEntry("digits_empty")
    if len(digits) != 13:
        raise BadEntry("digits_wrong_length", count=len(digits))
    if digits[0] == "0":
        raise BadEntry("digits_leading_zero")
    if check_digit(digits[:12]) != int(digits[12]):
        raise BadEntry("digits_check_digit")
    return digits


def groups(digits):
    return [digits[:4], digits[4:8], digits[8:]]


UKRAINIAN = "нуль один два три чотири п’ять шість сім вісім дев’ять".split()
ENGLISH = "zero one two three four five six seven eight nine".split()


def spoken(digits, words):
    return ", ".join(" ".join(words[int(digit)] for digit in group) for group in groups(digits))
