// Types of the HTTP interface from the server's OpenAPI document; `--check` fails when they are stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

const PACKAGE = new URL("../packages/api-types/", import.meta.url);
const document = new URL("openapi.json", PACKAGE);
const target = fileURLToPath(new URL("src/generated.ts", PACKAGE));

if (!existsSync(document)) {
  console.log("packages/api-types/openapi.json is not there: nothing to generate");
  process.exit(0);
}
const text = `/* Generated from openapi.json by npm run api-types. */\n${astToString(await openapi(document))}`;
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  console.error("packages/api-types/src/generated.ts is stale: npm run api-types");
  process.exit(1);
}
