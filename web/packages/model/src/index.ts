export * from "./delta.ts";
export * from "./plan.ts";
export * from "./portfolio.ts";
