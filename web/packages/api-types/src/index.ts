export type * from "./contract.ts";
export type { paths } from "./generated.ts";
