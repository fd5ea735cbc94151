import { fileURLToPath } from "node:url";

/** `@headway/words/zh-CN.json` is the one catalogue of texts, read by the server too. */
export const aliases = {
  "@headway/words": fileURLToPath(new URL("../../src/headway/words/locales", import.meta.url)),
};
