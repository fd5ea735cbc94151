import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";
import { aliases } from "./tools/aliases.ts";
import { fieldWords } from "./tools/field-words.ts";

export default defineConfig({
  plugins: [vue(), fieldWords()],
  resolve: { alias: aliases },
  test: {
    include: ["packages/**/*.test.ts", "apps/**/*.test.ts"],
    // A PIN is slow on purpose, and the machine may be busy.
    testTimeout: 30_000,
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
