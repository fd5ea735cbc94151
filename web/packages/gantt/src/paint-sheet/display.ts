/** The display list of the server's drawings: a page as batches of primitives in integer hundredths of a millimetre. */

interface Flat {
  kind: "rects" | "lines";
  role: string;
  /** x, y, width, height of each; of lines x1, y1, x2, y2. */
  at: readonly number[];
}

interface Shapes {
  kind: "polylines" | "polygons";
  role: string;
  /** x, y of each point. */
  at: readonly (readonly number[])[];
}

interface Texts {
  kind: "texts";
  role: string;
  size: number;
  anchor: "start" | "middle" | "end";
  /** x and baseline y of each. */
  at: readonly number[];
  words: readonly string[];
}

interface Clip {
  kind: "clip";
  /** x, y, width, height of the window. */
  at: readonly number[];
  items: readonly DisplayItem[];
}

export type DisplayItem = Flat | Shapes | Texts | Clip;

export interface DisplayPage {
  width: number;
  height: number;
  items: readonly DisplayItem[];
}
