"""A program on a server without a browser: prints the address to open elsewhere, and takes the code that the user copies from the address bar."""
import base64
import json
import os
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen

ISSUER = os.environ["ISSUER"]
ENDPOINTS = json.load(urlopen(ISSUER + "/.well-known/oauth-authorization-server"))
CREDENTIALS = base64.b64encode("{CLIENT_ID}:{CLIENT_SECRET}".format(**os.environ).encode()).decode()


def tell(step, **facts):
    print(json.dumps({"step": step, **facts}), flush=True)


def ask_for_tokens(**parameters):
    request = Request(ENDPOINTS["token_endpoint"], urlencode(parameters).encode(), {"Authorization": "Basic " + CREDENTIALS})
    return json.load(urlopen(request))


redirect_uri = os.environ["REDIRECT_URI"]
tell("authorize", url=ENDPOINTS["authorization_endpoint"] + "?" + urlencode(
    {"response_type": "code", "client_id": os.environ["CLIENT_ID"], "redirect_uri": redirect_uri, "scope": os.environ["SCOPE"]}))
tokens = ask_for_tokens(grant_type="authorization_code", code=sys.stdin.readline().strip(), redirect_uri=redirect_uri)
me = json.load(urlopen(Request(ISSUER + "/rest/api/2/myself", headers={"Authorization": "Bearer " + tokens["access_token"]})))
tell("connected", name=me["name"], scope=tokens["scope"])
