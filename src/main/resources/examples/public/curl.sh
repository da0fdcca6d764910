# The code is what the browser brought back; it can be used once, within {{codeLife}} seconds.
# The code verifier belongs to the address above; a real client makes a new pair for each login.
curl -sS '{{tokenEndpoint}}' \
  -d grant_type=authorization_code \
  -d client_id={{clientId}} \
  --data-urlencode code='PASTE_THE_CODE' \
  --data-urlencode redirect_uri='{{redirectUri}}' \
  -d code_verifier={{codeVerifier}}
