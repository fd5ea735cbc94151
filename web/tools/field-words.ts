import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const LOCALES = fileURLToPath(new URL("../../src/headway/words/locales/", import.meta.url));
const PREFIX = "virtual:field-words/";
/** Its own texts, and what roles are called. */
const OURS = /^(field\.|people\.role\.[a-z_]+$)/;

/** `virtual:field-words/zh-CN`: of the one catalogue what the field app says, a twentieth of it. */
export function fieldWords(): Plugin {
  return {
    name: "field-words",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const file = `${LOCALES}${id.slice(PREFIX.length + 1)}.json`;
      this.addWatchFile(file);
      const catalogue = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      const ours = Object.entries(catalogue).filter(([key]) => OURS.test(key));
      return `export default ${JSON.stringify(Object.fromEntries(ours))}`;
    },
  };
}
