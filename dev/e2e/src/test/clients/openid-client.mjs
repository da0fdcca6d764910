// A client of Jira with npm openid-client: with REDIRECT_URI one that asks a user, without one a service.
import * as client from 'openid-client';
import { issue, listen, settings, tell } from './conversation.mjs';

const authentication = settings.CLIENT_SECRET ? client.ClientSecretPost(settings.CLIENT_SECRET) : client.None();
const jira = await client.discovery(new URL(settings.ISSUER), settings.CLIENT_ID, undefined, authentication, { algorithm: 'oauth2' });
tell('discovery', { server: jira.serverMetadata() });

let tokens = settings.REDIRECT_URI ? await askUser() : await client.clientCredentialsGrant(jira, { scope: settings.SCOPE });
tell('tokens', { scope: tokens.scope, expiresIn: tokens.expiresIn(), type: tokens.token_type, refreshable: Boolean(tokens.refresh_token) });
await use(tokens);

if (tokens.refresh_token) {
  const old = tokens;
  tokens = await client.refreshTokenGrant(jira, old.refresh_token);
  tell('refreshed', {
    rotated: tokens.refresh_token !== old.refresh_token && tokens.access_token !== old.access_token,
    scope: tokens.scope,
  });
  await use(tokens);
}

await client.tokenRevocation(jira, tokens.access_token, { token_type_hint: 'access_token' });
tell('revoked');
await use(tokens);

async function askUser() {
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

async function use({ access_token: accessToken }) {
  const myself = await call('GET', 'myself', accessToken);
  tell('myself', { ...myself, body: myself.body?.name });
  const created = await call('POST', 'issue', accessToken, issue(`By openid-client as ${settings.CLIENT_ID}`));
  tell('issue', { ...created, body: created.body?.key });
}

/** The status, what WWW-Authenticate says, and the body of a success. */
async function call(method, resource, accessToken, body) {
  const headers = new Headers(body ? { 'Content-Type': 'application/json' } : {});
  try {
    const answer = await client.fetchProtectedResource(
      jira, accessToken, new URL(`${settings.ISSUER}/rest/api/2/${resource}`), method, body, headers);
    return { status: answer.status, body: await answer.json() };
  } catch (error) {
    if (!(error instanceof client.WWWAuthenticateChallengeError)) {
      throw error;
    }
    return { status: error.status, challenge: error.cause[0].parameters };
  }
}
