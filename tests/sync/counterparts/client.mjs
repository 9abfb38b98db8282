// A client of our authorization server, by openid-client, a certified one. Given {server, client, back, jwk} as its only argument, it
// says where the browser goes, reads where it came back to, and then what each step came to.
import { createInterface } from "node:readline/promises";
import * as oidc from "openid-client";

const { server, client, back, jwk } = JSON.parse(process.argv[2]);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (said) => process.stdout.write(`${JSON.stringify(said)}\n`);
const failed = (error) => error.error ?? error.code ?? error.message;

const own = (usages, part) => crypto.subtle.importKey("jwk", part, { name: "Ed25519" }, true, usages);
const { d, ...open } = jwk;
const keys = { privateKey: await own(["sign"], jwk), publicKey: await own(["verify"], open) };

const config = await oidc.discovery(new URL(server), client, undefined, oidc.None(), {
  algorithm: "oauth2",
  execute: [oidc.allowInsecureRequests],
});
const DPoP = oidc.getDPoPHandle(config, keys);
const verifier = oidc.randomPKCECodeVerifier();
const state = oidc.randomState();
const address = oidc.buildAuthorizationUrl(config, {
  redirect_uri: back,
  state,
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
  code_challenge_method: "S256",
  dpop_jkt: await DPoP.calculateThumbprint(),
});
say({ address: address.href, issuer: config.serverMetadata().issuer });

const came = new URL((await lines.next()).value);
const checks = { pkceCodeVerifier: verifier, expectedState: state };
const exchange = () => oidc.authorizationCodeGrant(config, came, checks, undefined, { DPoP });
const refresh = (token) => oidc.refreshTokenGrant(config, token, undefined, { DPoP });
const pull = async (token) =>
  (await oidc.fetchProtectedResource(config, token, new URL(`${server}/v1/pull`), "GET", undefined, undefined, { DPoP })).status;

const first = await exchange().catch((error) => {
  say({ refused: failed(error) });
  process.exit(0);
});
const second = await refresh(first.refresh_token);
const third = await refresh(first.refresh_token);
say({
  type: first.token_type,
  same: first.refresh_token === second.refresh_token && second.refresh_token === third.refresh_token,
  pulled: await pull(third.access_token),
});
await oidc.tokenRevocation(config, first.refresh_token);
say({
  revoked: await refresh(first.refresh_token).catch(failed),
  again: await exchange().catch(failed),
});
process.exit(0);
