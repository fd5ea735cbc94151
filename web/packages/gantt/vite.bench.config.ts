import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The bench's page is built like the product, so that figures are those of shipped code. */
export default defineConfig({
  root: fileURLToPath(new URL("bench", import.meta.url)),
  base: "./",
  build: {
    outDir: fileURLToPath(new URL("dist/bench", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    rollupOptions: {
      input: ["index.html", "reference.html"].map((page) =>
        fileURLToPath(new URL(`bench/${page}`, import.meta.url)),
      ),
    },
  },
});
