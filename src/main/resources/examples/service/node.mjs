// The client secret comes from the environment, never from the source.
const credentials = Buffer.from("{{clientId}}:" + process.env.CLIENT_SECRET).toString("base64");
const answer = await fetch("{{tokenEndpoint}}", {
  method: "POST",
  headers: { Authorization: "Basic " + credentials },
  body: new URLSearchParams({ grant_type: "client_credentials", scope: "READ" }),
});
if (!answer.ok) throw new Error(await answer.text());
const tokens = await answer.json();

const myself = await fetch("{{jira}}/rest/api/2/myself", { headers: { Authorization: "Bearer " + tokens.access_token } });
console.log((await myself.json()).displayName);
