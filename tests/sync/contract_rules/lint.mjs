// Spectral's own rules and all of OWASP's over each document named; one line of JSON for each: [rule, where, what].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Spectral } = require("@stoplight/spectral-core");
const { oas } = require("@stoplight/spectral-rulesets");
const owasp = require("@stoplight/spectral-owasp-ruleset");

const spectral = new Spectral();
spectral.setRuleset({ extends: [[oas, "recommended"], [owasp.default ?? owasp, "all"]] });
for (const name of process.argv.slice(2)) {
  const found = await spectral.run(JSON.parse(readFileSync(name, "utf-8")));
  console.log(JSON.stringify(found.map((one) => [String(one.code), one.path.join(" "), one.message])));
}
