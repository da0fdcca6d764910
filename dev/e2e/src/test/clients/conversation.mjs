// What the client programs of the tests share: their settings, a loopback address to receive the code at, and a report, one JSON object a line.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

/** ISSUER, CLIENT_ID, CLIENT_SECRET (none for a public client), REDIRECT_URI (none for a service), SCOPE, KEY_STORE (for an https redirect URI). */
export const settings = process.env;

export function tell(step, facts = {}) {
  console.log(JSON.stringify({ step, ...facts }));
}

/**
 * Listens where the browser will be sent. A registered loopback address without a port gets a free one (RFC 8252 section 7.3).
 * Answers the redirect URI to ask for, and a promise of the URL that the browser came back with.
 */
export async function listen(registered) {
  const redirectUri = new URL(registered);
  let received;
  const callback = new Promise((resolve) => { received = resolve; });
  const server = createServer(redirectUri, (request, response) => {
    const url = new URL(request.url, redirectUri);
    const expected = url.pathname === redirectUri.pathname;
    response.writeHead(expected ? 200 : 404, { 'Content-Type': 'text/html', Connection: 'close' });
    response.end('<!DOCTYPE html><title>Client</title><p id="done">You can close this window.</p>');
    if (expected) {
      received(url);
      server.close();
    }
  });
  await new Promise((resolve) => { server.listen(Number(redirectUri.port), redirectUri.hostname.replace(/[[\]]/g, ''), resolve); });
  redirectUri.port = server.address().port;
  return { redirectUri: redirectUri.href, callback };
}

function createServer({ protocol }, answer) {
  return protocol === 'https:'
    ? https.createServer({ pfx: readFileSync(settings.KEY_STORE), passphrase: 'development' }, answer)
    : http.createServer(answer);
}

export const issue = (summary) => JSON.stringify({
  fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary },
});
