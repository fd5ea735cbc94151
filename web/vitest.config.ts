import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";
import { aliases } from "./tools/aliases.ts";

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: aliases },
  test: {
    include: ["packages/**/*.test.ts", "apps/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
