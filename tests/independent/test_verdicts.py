"""verdicts.json against the independent checker."""

import unittest

from diia_check import Checker
from diia_trust import TrustStore
from vectors import load

ALWAYS_SAID = ("expected", "warnings", "basis", "list_issued_at")


def store(trust):
    held = TrustStore(trust["roots"])
    if trust["issuer_list"] is not None:
        held.take_issuer_list(trust["issuer_list"])
    for status_list in trust["status_lists"]:
        held.take_status_list(status_list)
    return held


class Verdicts(unittest.TestCase):
    def test_every_verdict_is_as_stated(self):
        file = load("verdicts.json")
        trusts = {name: store(trust) for name, trust in file["trusts"].items()}
        for case in file["cases"]:
            with self.subTest(case["name"]):
                checker = Checker(trusts[case["trust"]], file["link_base"])
                state = case.get("clock_state", "synchronised")
                for earlier in case.get("earlier", []):
                    checker.check(earlier["text"], earlier["now"], state)
                verdict = checker.check(case["text"], case["now"], state)
                for said in ALWAYS_SAID:
                    self.assertEqual(verdict.get(said), case.get(said), said)
                for asked in ("remaining_millis", "issuer"):
                    if asked in case:
                        self.assertEqual(verdict[asked], case[asked], asked)


if __name__ == "__main__":
    unittest.main()
