import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { aliases } from "../../tools/aliases.ts";

/** Address of a running server for `npm run dev`. */
const server = process.env.HEADWAY_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: aliases },
  server: {
    host: "127.0.0.1",
    port: 8350,
    strictPort: true,
    proxy: { "/api": { target: server, changeOrigin: true } },
    fs: { allow: [fileURLToPath(new URL("../../..", import.meta.url))] },
  },
  build: {
    outDir: fileURLToPath(new URL("../../../src/headway/server/client", import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
