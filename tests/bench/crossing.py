#!/usr/bin/env python3
"""crossing.py OUTSIDE Rust=COMMAND NAME=COMMAND… [--json]: what each call takes in each language, and what it adds to Rust's.

The commands are the phones of tests/interop. Each has a key store of its own, so what signing takes there is taken off.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "interop"))
from pairs import AT, Phone, outside  # noqa: E402

CALLS = [
    ("bars", "bar code of 13 digits"),
    ("symbol", "symbol of a code, packed bits"),
    ("check", "check of a code"),
    ("read_card", "scan of a card on a counter"),
    ("show_again", "the code of a screen, still the same"),
    ("show", "a fresh code, without the key store's signing"),
]


def measure(phone, link):
    shown = phone.ask(command="show", at=AT, id="p", profile="identity")["text"]
    texts = {"bars": "4006381333931", "symbol": shown, "check": shown, "read_card": link, "show_again": "p", "show": "p"}
    micros = {call: phone.ask(command="time", at=AT, call=call, text=texts[call])["micros"] for call, _ in CALLS}
    signing = phone.ask(command="time", at=AT, call="sign", text="k")["micros"]
    micros["show"] -= signing
    return micros


def main():
    program, *rest = (argument for argument in sys.argv[1:] if argument != "--json")
    link = outside(program, "card", AT)["card_link"]
    took = {}
    for argument in rest:
        name, command = argument.split("=", 1)
        phone = Phone(name, command, program)
        took[name] = measure(phone, link)
        if phone.end() != 0:
            sys.exit(f"{name} did not end well")
    if "--json" in sys.argv:
        print(json.dumps(took, indent=2))
        return
    others = [name for name in took if name != "Rust"]
    print(f"{'µs of one call':<46}{'Rust':>9}" + "".join(f"{name:>10}{'on top':>10}" for name in others))
    for call, what in CALLS:
        rust = took["Rust"][call]
        print(f"{what:<46}{rust:>9.1f}" + "".join(f"{took[n][call]:>10.1f}{took[n][call] - rust:>+10.1f}" for n in others))


if __name__ == "__main__":
    main()
