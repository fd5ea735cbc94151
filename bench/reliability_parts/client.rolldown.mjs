import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  input: here("client.ts"),
  platform: "node",
  resolve: { modules: [here("../../web/node_modules")] },
  output: { file: process.env.CLIENT_FILE, format: "esm" },
};
