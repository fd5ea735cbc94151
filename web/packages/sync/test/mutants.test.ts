/**
 * Each bug that would lose, double or show an entry wrongly is put into the code; the test named in the first line of
 * its patch has to fail. A patch that no longer applies fails here, too: it must follow the code.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const MUTANTS = fileURLToPath(new URL("mutants/", import.meta.url));
const VITEST = fileURLToPath(new URL("../../../node_modules/vitest/vitest.mjs", import.meta.url));

const patches = readdirSync(MUTANTS).filter((name) => name.endsWith(".patch"));

function withPatch(patch: string): string {
  const home = `${PACKAGE}dist/mutants/${patch}`;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  cpSync(`${PACKAGE}src`, `${home}/src`, { recursive: true });
  cpSync(`${PACKAGE}test`, `${home}/test`, { recursive: true, filter: (path) => !path.includes("mutants") });
  execFileSync("patch", ["-p1", "--no-backup-if-mismatch", "-i", `${MUTANTS}${patch}`], { cwd: home });
  writeFileSync(`${home}/vitest.config.mjs`, "export default { test: { testTimeout: 60_000 } };\n"); // else the one of the workspace is taken
  return home;
}

function runNamed(home: string, file: string, name: string) {
  const words = [VITEST, "run", "--root", home, `test/${file}`, "-t", name, "--reporter", "json"];
  const ended = spawnSync(process.execPath, words, { encoding: "utf8", env: { ...process.env, VITEST: "" } });
  const told = JSON.parse(ended.stdout.slice(ended.stdout.indexOf("{"))) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return told;
}

describe("a seeded bug", () => {
  it.each(patches)(
    "%s is found",
    (patch) => {
      const [, file, name] = /^test: (\S+): (.+)$/.exec(
        readFileSync(`${MUTANTS}${patch}`, "utf8").split("\n")[0]!,
      )!;
      const home = withPatch(patch);

      const { numFailedTests, numPassedTests } = runNamed(home, file!, name!);

      expect([numFailedTests, numPassedTests]).toEqual([1, 0]);
      rmSync(home, { recursive: true });
    },
    120_000,
  );
});
