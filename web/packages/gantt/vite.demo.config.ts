import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** `npx vite --config packages/gantt/vite.demo.config.ts`: the chart alone on a page. */
export default defineConfig({
  root: fileURLToPath(new URL("demo", import.meta.url)),
  server: {
    host: "127.0.0.1",
    port: 8300,
    strictPort: true,
    fs: { allow: [fileURLToPath(new URL("../../..", import.meta.url))] },
  },
});
