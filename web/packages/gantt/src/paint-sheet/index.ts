export type { DisplayItem, DisplayPage } from "./display.ts";
export { type SheetTheme, svgOf } from "./svg.ts";
