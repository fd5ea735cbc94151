/** What a key asks of the chart; `null` when the key is not ours. */
export type Command =
  | { do: "move"; by: number; extend?: boolean }
  | { do: "column"; by: number; extend?: boolean }
  | { do: "page"; direction: 1 | -1; extend?: boolean }
  | { do: "first" | "last" | "firstColumn" | "lastColumn"; extend?: boolean }
  | { do: "type"; text: string | null }
  | {
      do:
        | "in"
        | "out"
        | "open"
        | "close"
        | "unfold"
        | "edit"
        | "zoomIn"
        | "zoomOut"
        | "dataDate"
        | "fit"
        | "toggle"
        | "chooseAll"
        | "chooseRow"
        | "chooseColumn"
        | "escape"
        | "fill";
    };

/** What the keyboard stands on. */
export interface KeyPlace {
  /** A cell, else a row as a whole. */
  onCell: boolean;
  /** Cells can be typed into: a letter begins a value. */
  typing: boolean;
}

const MOVES: Record<string, Command> = {
  ArrowDown: { do: "move", by: 1 },
  ArrowUp: { do: "move", by: -1 },
  PageDown: { do: "page", direction: 1 },
  PageUp: { do: "page", direction: -1 },
};
const ON_ROW: Record<string, Command> = {
  Home: { do: "first" },
  End: { do: "last" },
  ArrowRight: { do: "in" },
  ArrowLeft: { do: "out" },
  Enter: { do: "open" },
};
const ON_CELL: Record<string, Command> = {
  Home: { do: "firstColumn" },
  End: { do: "lastColumn" },
  ArrowRight: { do: "column", by: 1 },
  ArrowLeft: { do: "column", by: -1 },
  Enter: { do: "edit" },
};
const ANYWHERE: Record<string, Command> = {
  " ": { do: "toggle" },
  F2: { do: "edit" },
  Escape: { do: "escape" },
};
const LETTERS: Record<string, Command> = {
  "+": { do: "zoomIn" },
  "=": { do: "zoomIn" },
  "-": { do: "zoomOut" },
  t: { do: "dataDate" },
  T: { do: "dataDate" },
  f: { do: "fit" },
  F: { do: "fit" },
};
const WITH_CONTROL: Record<string, Command> = {
  Home: { do: "first" },
  End: { do: "last" },
  ArrowUp: { do: "first" },
  ArrowDown: { do: "last" },
  ArrowLeft: { do: "firstColumn" },
  ArrowRight: { do: "lastColumn" },
  a: { do: "chooseAll" },
  A: { do: "chooseAll" },
  d: { do: "fill" },
  D: { do: "fill" },
  " ": { do: "chooseColumn" },
};
const WITH_ALT: Record<string, Command> = {
  "=": { do: "zoomIn" },
  "-": { do: "zoomOut" },
  t: { do: "dataDate" },
  "0": { do: "fit" },
};
const WITH_ALT_SHIFT: Record<string, Command> = {
  "+": { do: "unfold" },
  "=": { do: "unfold" },
  _: { do: "close" },
  "-": { do: "close" },
};
const STRETCHING = new Set(["move", "column", "page", "first", "last", "firstColumn", "lastColumn"]);

export function commandOf(event: KeyboardEvent, place: KeyPlace): Command | null {
  // a key that an input method is still working on belongs to it
  if (event.isComposing) return null;
  if (event.altKey)
    return event.shiftKey ? (WITH_ALT_SHIFT[event.key] ?? null) : (WITH_ALT[event.key] ?? null);
  if (event.ctrlKey || event.metaKey) return stretched(WITH_CONTROL[event.key], event.shiftKey);
  if (event.key === " " && event.shiftKey) return { do: "chooseRow" };
  const where = place.onCell ? ON_CELL : ON_ROW;
  const command = MOVES[event.key] ?? where[event.key] ?? ANYWHERE[event.key];
  if (command) return stretched(command, event.shiftKey);
  return place.typing ? typed(event, place) : (LETTERS[event.key] ?? null);
}

function stretched(command: Command | undefined, extend: boolean): Command | null {
  if (!command) return null;
  return extend && STRETCHING.has(command.do) ? ({ ...command, extend } as Command) : command;
}

/** A sign begins a value; so does the first key of an input method, which brings no sign of its own. */
function typed(event: KeyboardEvent, place: KeyPlace): Command | null {
  if (event.key === "Backspace") return place.onCell ? { do: "type", text: "" } : null;
  if (event.key === "Process" || event.keyCode === 229) return { do: "type", text: null };
  return event.key.length === 1 ? { do: "type", text: event.key } : null;
}
