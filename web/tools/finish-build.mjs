// After `vite build`: hold the byte budgets, then lay a .br and a .gz beside every text asset.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const CLIENT = fileURLToPath(new URL("../../src/headway/server/client/", import.meta.url));
const TEXT = new Set([".js", ".css", ".html", ".svg", ".json"]);
const SMALLEST = 1024;
/** Kilobytes of gzip, design of the client: what a cold start loads, and the lazy chart. */
const BUDGET = { shell: 320, gantt: 60 };

const manifest = JSON.parse(readFileSync(join(CLIENT, ".vite/manifest.json"), "utf8"));

function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) filesOf(next, seen);
  return seen;
}

const gzipSize = (file) => gzipSync(readFileSync(join(CLIENT, file)), { level: 9 }).length;
const total = (keys) => keys.reduce((sum, key) => sum + gzipSize(manifest[key].file), 0);

function holdBudget(name, bytes) {
  const kilobytes = bytes / 1000;
  console.log(`${name}: ${kilobytes.toFixed(1)} kB gzip of ${BUDGET[name]}`);
  if (kilobytes > BUDGET[name]) {
    console.error(`${name} is over its budget`);
    process.exitCode = 1;
  }
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
const initial = filesOf(entry);
// One catalogue is fetched before the first paint, so it belongs to the shell.
const catalogue = Object.keys(manifest).find((key) => key.endsWith("locales/zh-CN.json"));
holdBudget("shell", total([...filesOf(catalogue, initial)]));

const gantt = Object.keys(manifest).find((key) => key.includes("packages/gantt/"));
if (gantt) holdBudget("gantt", total([...filesOf(gantt)].filter((key) => !initial.has(key))));
rmSync(join(CLIENT, ".vite"), { recursive: true });
compress(CLIENT);
