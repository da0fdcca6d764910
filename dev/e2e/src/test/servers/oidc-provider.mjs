// An independent, certified authorization server for the tests: npm oidc-provider.
// Arguments: client_id client_secret redirect_uri access_token_seconds. Prints "Issuer: <url>" when it listens, then
// "Access token: <value>" and "Refresh token: <value>" for each one it issues, and "Granted: <grant type>".
// Whoever signs in is a mailbox of that name; the mail server checks tokens at its introspection endpoint.
import http from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret, redirectUri, seconds] = process.argv.slice(2);

const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: 'openid offline_access mail',
      },
      {
        client_id: 'dovecot',
        client_secret: 'introspection-secret',
        redirect_uris: [],
        grant_types: [],
        response_types: [],
      },
    ],
    scopes: ['openid', 'offline_access', 'mail'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_context, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    features: {
      devInteractions: { enabled: true },
      introspection: { enabled: true, allowedPolicy: async (_context, client) => client.clientId === 'dovecot' },
      revocation: { enabled: true },
    },
    ttl: {
      AccessToken: Number(seconds),
      AuthorizationCode: 60,
      Grant: 3600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
      IdToken: 3600,
    },
    findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    cookies: { keys: ['only-for-tests'] },
  });
  provider.on('access_token.saved', (token) => console.log(`Access token: ${token.jti}`));
  provider.on('refresh_token.saved', (token) => console.log(`Refresh token: ${token.jti}`));
  provider.on('grant.success', (context) => console.log(`Granted: ${context.oidc.params.grant_type}`));
  server.on('request', provider.callback());
  console.log(`Issuer: ${issuer}`);
});
