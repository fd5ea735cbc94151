export * from "./plan.ts";
export * from "./portfolio.ts";
