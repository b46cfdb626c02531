#!/usr/bin/env python3
"""Searches every state of the model in ask.maude, and says what it found.

Each claim is a search of the whole state space: "never" must find nothing, "possible" must find something. Two claims take a
protection of the format away and must then find the attack: a model that cannot fail would show nothing.
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FORMAT, UNSIGNED, UNSEALED = "begin(with, with)", "begin(without, with)", "begin(with, without)"

UNASKED = "S:State accepted(X:Name, D:Ask, h)", "not wasAnswered(S:State, D:Ask)"
TWICE = "S:State accepted(X:Name, D:Ask, h) accepted(Y:Name, D:Ask, h)", None
OVERHEARD = "S:State knows(P:Payload)", "not gaveToAttacker(S:State)"

CLAIMS = [
    ("an answer is accepted only if the holder agreed to this very ask, wish and key", FORMAT, UNASKED, False),
    ("no answer is accepted twice", FORMAT, TWICE, False),
    ("a bystander learns a credential only if the holder answered the bystander's own ask", FORMAT, OVERHEARD, False),
    ("all three honest askers can end with an answer", FORMAT,
     ("S:State accepted(a, D:Ask, h) accepted(a, E:Ask, h) accepted(b, F:Ask, h)", None), True),
    ("without the ask under the phone's signature, an answer given to one asker passes at another", UNSIGNED, UNASKED, True),
    ("without the seal, a bystander reads the credential", UNSEALED, OVERHEARD, True),
]


def search(begin, pattern, condition):
    """Whether a state is reachable, and how many states were looked at."""
    such_that = f" such that {condition}" if condition else ""
    script = f"search [1] in ASK : {begin} =>* {{{pattern}}}{such_that} .\nquit\n"
    run = subprocess.run(["maude", "-no-banner", "-no-advise", HERE / "ask.maude"],
                         input=script, capture_output=True, text=True, check=True)
    states = re.search(r"^states: (\d+)", run.stdout, re.MULTILINE)
    found, nothing = "Solution 1" in run.stdout, "No solution." in run.stdout
    # A warning is a slip in the model: what was then searched is not what was meant.
    if run.stderr.strip() or not states or found == nothing:
        sys.exit(f"maude did not search:\n{run.stdout}{run.stderr}")
    return found, int(states.group(1))


def main():
    failed = 0
    for claim, begin, (pattern, condition), expected in CLAIMS:
        found, states = search(begin, pattern, condition)
        good = found == expected
        failed += not good
        print(f"{'ok' if good else 'FAILED'}: {claim} ({states} states, {'found' if found else 'none'})")
    print(f"{len(CLAIMS) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
