# Type the client secret; it stays out of the history of your shell.
read -rs CLIENT_SECRET

curl -sS -u "{{clientId}}:$CLIENT_SECRET" '{{tokenEndpoint}}' \
  -d grant_type=client_credentials \
  -d scope=READ
