export * from "./calendar.ts";
export * from "./commands.ts";
export * from "./delta.ts";
export * from "./plan.ts";
export * from "./portfolio.ts";
export * from "./portfolio-map.ts";
export * from "./portfolio-window.ts";
export * from "./working-time.ts";
