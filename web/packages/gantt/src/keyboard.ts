/** What a key asks of the chart; `null` when the key is not ours. */
export type Command =
  | { do: "move"; by: number }
  | { do: "page"; direction: 1 | -1 }
  | { do: "first" | "last" | "in" | "out" | "open" | "zoomIn" | "zoomOut" | "dataDate" | "fit" | "toggle" };

const PLAIN: Record<string, Command> = {
  ArrowDown: { do: "move", by: 1 },
  ArrowUp: { do: "move", by: -1 },
  PageDown: { do: "page", direction: 1 },
  PageUp: { do: "page", direction: -1 },
  Home: { do: "first" },
  End: { do: "last" },
  ArrowRight: { do: "in" },
  ArrowLeft: { do: "out" },
  Enter: { do: "open" },
  " ": { do: "toggle" },
  "+": { do: "zoomIn" },
  "=": { do: "zoomIn" },
  "-": { do: "zoomOut" },
  t: { do: "dataDate" },
  T: { do: "dataDate" },
  f: { do: "fit" },
  F: { do: "fit" },
};

const WITH_CONTROL = new Set(["Home", "End"]);

export function commandOf(event: KeyboardEvent): Command | null {
  // a key that an input method is still working on belongs to it
  if (event.isComposing || event.altKey) return null;
  if ((event.ctrlKey || event.metaKey) && !WITH_CONTROL.has(event.key)) return null;
  return PLAIN[event.key] ?? null;
}
