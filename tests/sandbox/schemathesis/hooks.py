"""What schemathesis must know to get past the doors: tokens, and names of things that exist.

`run.py` puts them into the environment.
"""

import json
import os
import random

import schemathesis

KNOWN = json.loads(os.environ["DIIA_SANDBOX_KNOWN"])


@schemathesis.auth()
class Tokens:
    """The token that an operation asks for; the checks leave it out and falsify it by themselves."""

    def get(self, case, _context):
        schemes = {name for scheme in case.operation.definition.raw.get("security", []) for name in scheme}
        return next((value for name, value in KNOWN["authorization"].items() if name in schemes), None)

    def set(self, case, authorization, _context):
        if authorization is not None:
            case.headers["Authorization"] = authorization


@schemathesis.hook
def before_call(_context, case, _kwargs):
    # Half of the calls name what exists. Hypothesis owns the global generator and needs it repeatable: the choice
    # follows from it. What is deleted would be gone for all calls that follow.
    if case.method.upper() == "DELETE" or random.random() < 0.5:
        return
    for name in case.path_parameters or {}:
        if name in KNOWN["paths"]:
            case.path_parameters[name] = KNOWN["paths"][name]
    if isinstance(case.body, dict):
        for name in case.body:
            if name in KNOWN["bodies"]:
                case.body[name] = KNOWN["bodies"][name]
