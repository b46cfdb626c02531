#!/usr/bin/env python3
"""Lets schemathesis look for answers of the running sandbox that its OpenAPI document does not describe.

    run.py SANDBOX SCHEMATHESIS [SECONDS]

SANDBOX is the binary, SCHEMATHESIS a Python that has schemathesis. The phone here is written from the document alone.
"""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.request
import uuid

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

HERE = pathlib.Path(__file__).resolve().parent
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
# No 5xx, nothing that is not described, no door without a lock.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,missing_required_header,unsupported_method,ignored_auth"
)


def call(url, body=None, authorization=""):
    headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
    if authorization:
        headers["Authorization"] = authorization
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as answer:
        return json.load(answer)


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def citizen_token(url, activation_code):
    """Signs a phone in with a fresh key, as the chapter «What a phone signs» says."""
    key = ec.generate_private_key(ec.SECP256R1())
    encoding, form = serialization.Encoding.X962, serialization.PublicFormat
    compressed = key.public_key().public_bytes(encoding, form.CompressedPoint)
    point = key.public_key().public_bytes(encoding, form.UncompressedPoint)
    challenge = call(f"{url}/api/v1/citizen/challenge", {})["challenge"]
    message = b"diia-citizen/1/session\0" + base64.urlsafe_b64decode(challenge + "=") + compressed
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    s = min(s, ORDER - s)
    body = {
        "activationCode": activation_code,
        "deviceKey": base64url(point),
        "challenge": challenge,
        "proof": base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big")),
    }
    return call(f"{url}/api/v1/citizen/session", body)["token"]


def known(ready):
    """Tokens, and names of things that exist, for the hooks."""
    url, token = ready["url"], ready["acquirer_token"]
    basic, bearer = f"Basic {ready['auth_acquirer_token']}", f"Bearer {token}"
    session = "Bearer " + call(f"{url}/api/v1/auth/acquirer/{token}", authorization=basic)["token"]
    scopes = {"sharing": ["internal-passport"], "documentIdentification": ["internal-passport"]}
    branch = {"name": "Вікно 3", "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "1", "scopes": scopes}
    branch_id = call(f"{url}/api/v2/acquirers/branch", branch, session)["_id"]
    offer = {"name": "Довідка", "scopes": {"sharing": ["internal-passport"]}}
    offer_id = call(f"{url}/api/v1/acquirers/branch/{branch_id}/offer", offer, session)["_id"]
    request = {"offerId": offer_id, "requestId": "known"}
    link = call(f"{url}/api/v2/acquirers/branch/{branch_id}/offer-request/dynamic", request, session)["deeplink"]
    return {
        "authorization": {
            "acquirerBasic": basic,
            "acquirerBearer": bearer,
            "acquirerSession": session,
            "citizenSession": "Bearer " + citizen_token(url, ready["activation_codes"]["nadiia"]),
        },
        "paths": {"acquirerToken": token, "branchId": branch_id, "label": "cnap", "list": "1"},
        "bodies": {"branchId": branch_id, "offerId": offer_id, "link": link, "documentType": "internal-passport"},
    }


def main():
    binary, python = sys.argv[1:3]
    seconds = sys.argv[3] if len(sys.argv) > 3 else "60"
    # Wrong codes without end: here they are the work.
    limits = ["--wrong-codes", "1000000", "--wrong-codes-from-address", "1000000"]
    server = subprocess.Popen([binary, "serve", *limits], stdout=subprocess.PIPE)
    try:
        ready = json.loads(server.stdout.readline())
        env = dict(os.environ, SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=str(HERE))
        env["DIIA_SANDBOX_KNOWN"] = json.dumps(known(ready))
        command = [python, "-m", "schemathesis.cli", "run", ready["url"] + "/openapi.yaml", "--url", ready["url"]]
        command += ["--checks", CHECKS, "--max-time", seconds, "--continue-on-failure", "--warnings", "off"]
        # The levers that change how all others answer.
        command += ["--exclude-operation-id", "setFaults"]
        with tempfile.TemporaryDirectory() as folder:  # it leaves notes of its own where it stands
            tested = subprocess.run(command, env=env, cwd=folder, check=False).returncode
        if server.poll() is not None:
            sys.exit(f"the sandbox has ended: {server.returncode}")
    finally:
        server.kill()
        server.wait()
    sys.exit(tested)


if __name__ == "__main__":
    main()
