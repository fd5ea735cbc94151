/** CSS pixels, from the table of tokens. */
export const ROW = 28;
export const BAR = 14;
export const GHOST = 4;
export const HEAD = 48;
export const HEAD_ROW = 24;
export const SUMMARY_BAR = 5;
export const SUMMARY_CAP = 5;
export const MILESTONE = 7;
/** Top of the bar inside its row: with a ghost under it, and alone in the middle. */
export const BAR_TOP_WITH_GHOST = 5;
export const BAR_TOP_ALONE = 7;
export const GHOST_TOP = 21;
export const MIN_PANE = 120;
