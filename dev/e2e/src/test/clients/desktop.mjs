// A desktop application as a user starts it: opens the browser for the first login, keeps the tokens in SETTINGS_FILE, and refreshes them at later starts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as client from 'openid-client';
import { listen, settings, tell } from './conversation.mjs';

const issuer = new URL(settings.ISSUER);
const jira = await client.discovery(issuer, settings.CLIENT_ID, undefined, client.None(), {
  algorithm: 'oauth2',
  // a development host without TLS
  execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
});
const tokens = existsSync(settings.SETTINGS_FILE)
  ? await client.refreshTokenGrant(jira, JSON.parse(readFileSync(settings.SETTINGS_FILE, 'utf8')).refreshToken)
  : await logIn();
writeFileSync(settings.SETTINGS_FILE, JSON.stringify({ refreshToken: tokens.refresh_token }), { mode: 0o600 });

const answer = await client.fetchProtectedResource(jira, tokens.access_token, new URL(`${settings.ISSUER}/rest/api/2/myself`), 'GET');
tell('connected', { name: (await answer.json()).name });

async function logIn() {
  const { redirectUri, callback } = await listen(settings.REDIRECT_URI);
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(jira, {
    redirect_uri: redirectUri, scope: settings.SCOPE, state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  tell('authorize', { url });
  return client.authorizationCodeGrant(jira, await callback, { pkceCodeVerifier: verifier, expectedState: state });
}
