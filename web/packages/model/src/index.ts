export * from "./calendar.ts";
export * from "./plan.ts";
export * from "./portfolio.ts";
