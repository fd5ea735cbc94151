export type * from "./contract.ts";
export type { components, paths } from "./generated.ts";
