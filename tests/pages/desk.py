"""An institution's card, made by the APIs as the desk's page makes it."""

import json
import urllib.request


def call(ready, method, path, body=None, authorization=None):
    headers = {"Content-Type": "application/json", **({"Authorization": authorization} if authorization else {})}
    request = urllib.request.Request(ready["url"] + path, json.dumps(body).encode() if body else None, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def card(ready, email="cnap.window3@example.org"):
    """The link on a card of a branch with this address."""
    basic = f"Basic {ready['auth_acquirer_token']}"
    session = "Bearer " + call(ready, "GET", f"/api/v1/auth/acquirer/{ready['acquirer_token']}", None, basic)["token"]
    kinds = ["internal-passport", "taxpayer-card"]
    branch = call(ready, "POST", "/api/v2/acquirers/branch", {
        "name": "Вікно 3", "email": email, "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "1",
        "offerRequestType": "static", "scopes": {"sharing": kinds}}, session)["_id"]
    offer = call(ready, "POST", f"/api/v1/acquirers/branch/{branch}/offer",
                 {"name": "Реєстрація місця проживання", "scopes": {"sharing": kinds}}, session)["_id"]
    return call(ready, "POST", "/desk/cards", {"offerId": offer})["link"]
