import base64, json, os, urllib.parse, urllib.request

# The client secret comes from the environment, never from the source.
credentials = base64.b64encode(("{{clientId}}:" + os.environ["CLIENT_SECRET"]).encode()).decode()
form = urllib.parse.urlencode({
    "grant_type": "authorization_code",
    "code": "PASTE_THE_CODE",  # what the browser brought back; it can be used once, within {{codeLife}} seconds
    "redirect_uri": "{{redirectUri}}",
    "code_verifier": "{{codeVerifier}}",  # belongs to the address above
}).encode()
request = urllib.request.Request("{{tokenEndpoint}}", form, {"Authorization": "Basic " + credentials})
with urllib.request.urlopen(request, timeout=10) as answer:
    tokens = json.load(answer)

request = urllib.request.Request("{{jira}}/rest/api/2/myself", headers={"Authorization": "Bearer " + tokens["access_token"]})
with urllib.request.urlopen(request, timeout=10) as answer:
    print(json.load(answer)["displayName"])
