#!/usr/bin/env python3
"""pairs.py OUTSIDE NAME=COMMAND…: each phone shows to each phone, itself included, asks each, and reads the card that each reads.

OUTSIDE plays the issuer (`tests/issuer`). The protocol of the phones is in README.md beside this file. Prints a line for each
ordered pair, and ends with 1 if one of them does not believe the other.
"""

import json
import shlex
import subprocess
import sys

AT = 1_795_339_800_123
HOLDER = "Дія Надія Володимирівна"


def outside(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True)
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


class Phone:
    """A program that is a phone, with a document of its own key."""

    def __init__(self, name, command, program):
        self.name = name
        self.process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        key = self.ask(command="public_key", alias="k")["public_key"]
        issued = outside(program, "issue", AT, "internal-passport", "nadiia", 7, key)
        lists = {"issuer_list": issued["issuer_list"], "status_lists": [issued["status_list"]]}
        self.must(command="open", at=AT, root_keys=[issued["root_key"]], **lists)
        credentials = [issued["status_credential"], issued["identity_credential"], *issued["age_credentials"].split(",")]
        fields = bytes.fromhex(issued["fields"]).decode()
        self.must(command="add", id="p", alias="k", digits_secret="01" * 32, credentials=credentials, fields=fields)

    def ask(self, **command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name} has ended")
        return json.loads(line)

    def must(self, **command):
        answer = self.ask(**command)
        if answer != {"ok": True}:
            sys.exit(f"{self.name}: {command['command']}: {answer}")

    def end(self):
        self.process.stdin.close()
        return self.process.wait()


def shows_to(holder, checker, at):
    """What the checker did not say as it should."""
    wrong = []
    for profile, name in [("status", None), ("identity", HOLDER)]:
        shown = holder.ask(command="show", at=at, id="p", profile=profile)
        good = checker.ask(command="check", at=at + 1_000, text=shown["text"])
        expected = {"outcome": "valid", "code": None, "kind": "internal-passport", "full_name": name}
        expected |= {"remaining_millis": 179_000, "warnings": []}
        if good != expected:
            wrong.append(f"{profile}: {good}")
        late = checker.ask(command="check", at=at + 180_000, text=shown["text"])
        if (late["outcome"], late["code"]) != ("refused", "expired"):
            wrong.append(f"{profile} after 180.000 s: {late}")
        changed = shown["text"][:-1] + str((int(shown["text"][-1]) + 1) % 10)
        forged = checker.ask(command="check", at=at + 1_000, text=changed)
        if forged["outcome"] != "refused":
            wrong.append(f"{profile} with another last digit: {forged}")
        at += 200_000
    return wrong


def answers(holder, asker, at, wish):
    """What was not as it should be when one asks and the other answers."""
    wrong = []
    question = asker.ask(command="ask", at=at, wish=wish)
    answer = holder.ask(command="answer", at=at + 5_000, text=question["text"])
    if "error" in answer:
        return [f"{wish}: {answer}"]
    good = asker.ask(command="check_answer", at=at + 9_000, text=answer["text"])
    expected = {"outcome": "valid", "full_name": HOLDER if wish == "identity" else None}
    expected |= {"at_least": 18 if wish == "age_18" else None, "check_digits": answer["check_digits"]}
    if good != expected:
        wrong.append(f"{wish}: {good}")
    again = asker.ask(command="check_answer", at=at + 9_000, text=answer["text"])
    if again != {"error": "answer_already_given"}:
        wrong.append(f"{wish} once more: {again}")
    asker.ask(command="ask", at=at + 9_000, wish=wish)
    replayed = asker.ask(command="check_answer", at=at + 9_000, text=answer["text"])
    if replayed != {"error": "answer_to_another_ask"}:
        wrong.append(f"{wish} replayed: {replayed}")
    return wrong


def main():
    program, *commands = sys.argv[1:]
    phones = [Phone(name, command, program) for name, command in (word.split("=", 1) for word in commands)]
    link = outside(program, "card", AT)["card_link"]
    cards = [phone.ask(command="read_card", at=AT, text=link) for phone in phones]
    passed, failed, at = 0, 0, AT
    for holder, shown_card in zip(phones, cards):
        for checker, read_card in zip(phones, cards):
            at += 1_000_000
            wrong = shows_to(holder, checker, at)
            if shown_card != read_card or "error" in read_card:
                wrong.append(f"the card: {shown_card} and {read_card}")
            asked = answers(holder, checker, at + 900_000, "identity" if holder is checker else "age_18")
            print(f"{holder.name} → {checker.name}: {'as it should be' if not wrong else wrong}")
            print(f"{checker.name} asks {holder.name}: {'as it should be' if not asked else asked}")
            for found in (wrong, asked):
                passed, failed = passed + (not found), failed + bool(found)
    failed += sum(phone.end() != 0 for phone in phones)
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
