// After `vite build`: hold the byte budgets of an app, then lay a .br and a .gz beside every text asset.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../src/headway/server/client/", import.meta.url));
const TEXT = new Set([".js", ".css", ".html", ".svg", ".json", ".webmanifest"]);
const SMALLEST = 1024;
/** Kilobytes of gzip, design of the client: what a cold start loads, and the lazy chart. */
const BUDGET = { shell: 320, gantt: 60, field: 130, "field styles": 45 };

const isField = process.argv[2] === "field";
const client = isField ? join(ROOT, "site") : ROOT;
const manifest = JSON.parse(readFileSync(join(client, ".vite/manifest.json"), "utf8"));

function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) filesOf(next, seen);
  return seen;
}

const gzipSize = (file) => gzipSync(readFileSync(join(client, file)), { level: 9 }).length;
const sum = (files) => files.reduce((bytes, file) => bytes + gzipSize(file), 0);
const scripts = (keys) => sum([...keys].map((key) => manifest[key].file));
const styles = (keys) => sum([...new Set([...keys].flatMap((key) => manifest[key].css ?? []))]);
const named = (part) => Object.keys(manifest).find((key) => key.includes(part));

function holdBudget(name, bytes) {
  const kilobytes = bytes / 1000;
  console.log(`${name}: ${kilobytes.toFixed(1)} kB gzip of ${BUDGET[name]}`);
  if (kilobytes > BUDGET[name]) {
    console.error(`${name} is over its budget`);
    process.exitCode = 1;
  }
}

function holdPlanner(initial) {
  // One catalogue is fetched before the first paint, so it belongs to the shell.
  holdBudget("shell", scripts(filesOf(named("locales/zh-CN.json"), initial)));
  const gantt = named("packages/gantt/");
  if (gantt) holdBudget("gantt", scripts([...filesOf(gantt)].filter((key) => !initial.has(key))));
}

/** The first page of the field app is today's list; its words are fetched before the first paint. */
function holdField(initial) {
  filesOf(named("field-words/zh-CN"), initial);
  filesOf(named("pages/TodayPage.vue"), initial);
  holdBudget("field", scripts(initial));
  holdBudget("field styles", styles(initial));
}

function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compress(path);
    else if (TEXT.has(extname(entry.name))) compressFile(path);
  }
}

function compressFile(path) {
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST) return;
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const initial = new Set(filesOf(entry));
if (isField) holdField(initial);
else holdPlanner(initial);
rmSync(join(client, ".vite"), { recursive: true });
compress(client);
