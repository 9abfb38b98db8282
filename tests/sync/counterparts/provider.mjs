// The municipality's provider, by oidc-provider, a certified one. Given {client, secret, back, person} as its only argument, it
// says where it answers, and ends with its standard input. It signs anybody in who types a name.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const { client, secret, back, person } = JSON.parse(process.argv[2]);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back], response_types: ["code"] }],
    claims: { openid: ["sub"], profile: ["preferred_username", "roles"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...person }) }),
  });
  server.on("request", provider.callback());
  process.stdout.write(`${JSON.stringify({ issuer })}\n`);
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
