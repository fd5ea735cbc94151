import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { aliases } from "../../tools/aliases.ts";
import { fieldWords } from "../../tools/field-words.ts";

/** Address of a running server for `npm run dev -w @headway/field`. */
const server = process.env.HEADWAY_SERVER ?? "http://127.0.0.1:8000";

const icon = (size: number, purpose: string) => ({
  src: `icons/${purpose}-${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

const product = fileURLToPath(new URL("../../../src/headway/__init__.py", import.meta.url));
const version = /__version__ = "([^"]+)"/.exec(readFileSync(product, "utf8"))?.[1];

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  base: "/site/",
  plugins: [
    vue(),
    fieldWords(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      // Registered by src/install/updates.ts: a script tag of the plugin's would break the content policy.
      injectRegister: false,
      scope: "/site/",
      injectManifest: { globPatterns: ["**/*.{js,css,html,svg,png,webmanifest}"] },
      manifest: {
        id: "/site/",
        name: "Headway 现场",
        short_name: "Headway",
        description: "现场填报：没网也能填 · Site reporting that works without a network",
        lang: "zh-CN",
        start_url: "/site/",
        scope: "/site/",
        display: "standalone",
        orientation: "portrait",
        background_color: "#f2f4f6",
        theme_color: "#ffffff",
        icons: [icon(192, "any"), icon(512, "any"), icon(192, "maskable"), icon(512, "maskable")],
      },
    }),
  ],
  resolve: { alias: aliases },
  server: {
    host: "127.0.0.1",
    port: 8351,
    strictPort: true,
    proxy: { "/api": { target: server, changeOrigin: true } },
    fs: { allow: [fileURLToPath(new URL("../../..", import.meta.url))] },
  },
  build: {
    outDir: fileURLToPath(new URL("../../../src/headway/server/client/site", import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
