// A client of Jira with npm oauth4webapi: with REDIRECT_URI one that asks a user, without one a service.
import * as oauth from 'oauth4webapi';
import { issue, listen, settings, tell } from './conversation.mjs';

const issuer = new URL(settings.ISSUER);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2' }));
tell('discovery', { server });

const client = { client_id: settings.CLIENT_ID };
const authentication = settings.CLIENT_SECRET ? oauth.ClientSecretBasic(settings.CLIENT_SECRET) : oauth.None();

let tokens = settings.REDIRECT_URI ? await askUser() : await actAsService();
tell('tokens', { scope: tokens.scope, expiresIn: tokens.expires_in, type: tokens.token_type, refreshable: Boolean(tokens.refresh_token) });
await use(tokens);

if (tokens.refresh_token) {
  const old = tokens;
  const answer = await oauth.refreshTokenGrantRequest(server, client, authentication, old.refresh_token);
  tokens = await oauth.processRefreshTokenResponse(server, client, answer);
  tell('refreshed', {
    rotated: tokens.refresh_token !== old.refresh_token && tokens.access_token !== old.access_token,
    scope: tokens.scope,
  });
  await use(tokens);
}

await oauth.processRevocationResponse(
  await oauth.revocationRequest(server, client, authentication, tokens.refresh_token ?? tokens.access_token));
tell('revoked');
await use(tokens);

async function askUser() {
  const { redirectUri, callback } = await listen(settings.REDIRECT_URI);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code', client_id: client.client_id, redirect_uri: redirectUri, scope: settings.SCOPE, state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  tell('authorize', { url });
  const parameters = oauth.validateAuthResponse(server, client, await callback, state);
  const answer = await oauth.authorizationCodeGrantRequest(server, client, authentication, parameters, redirectUri, verifier);
  return oauth.processAuthorizationCodeResponse(server, client, answer);
}

async function actAsService() {
  const answer = await oauth.clientCredentialsGrantRequest(server, client, authentication, { scope: settings.SCOPE });
  return oauth.processClientCredentialsResponse(server, client, answer);
}

async function use({ access_token: accessToken }) {
  const myself = await call('GET', 'myself', accessToken);
  tell('myself', { ...myself, body: myself.body?.name });
  const created = await call('POST', 'issue', accessToken, issue(`By oauth4webapi as ${client.client_id}`));
  tell('issue', { ...created, body: created.body?.key });
}

/** The status, what WWW-Authenticate says, and the body of a success. */
async function call(method, resource, accessToken, body) {
  const headers = new Headers(body ? { 'Content-Type': 'application/json' } : {});
  try {
    const answer = await oauth.protectedResourceRequest(
      accessToken, method, new URL(`${settings.ISSUER}/rest/api/2/${resource}`), headers, body);
    return { status: answer.status, body: await answer.json() };
  } catch (error) {
    if (error.code !== oauth.WWW_AUTHENTICATE_CHALLENGE) {
      throw error;
    }
    return { status: error.status, challenge: error.cause[0].parameters };
  }
}
