# Type the client secret; it stays out of the history of your shell.
read -rs CLIENT_SECRET

# The code is what the browser brought back; it can be used once, within {{codeLife}} seconds.
# The code verifier belongs to the address above; a real client makes a new pair for each login.
curl -sS -u "{{clientId}}:$CLIENT_SECRET" '{{tokenEndpoint}}' \
  -d grant_type=authorization_code \
  --data-urlencode code='PASTE_THE_CODE' \
  --data-urlencode redirect_uri='{{redirectUri}}' \
  -d code_verifier={{codeVerifier}}
