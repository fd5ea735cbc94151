// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGantt } from "../src/chart/chart.ts";
import type { Gantt } from "../src/chart/options.ts";
import type { Arrangement, CellGuide, CellPlace, GridEvents } from "../src/grid/types.ts";
import { texts, twoStoreyBlock } from "./block.ts";

let gantt: Gantt;
let taken: [id: number, column: string, text: string][];

/** Durations must be numbers, the float cannot be typed; all else is taken as it is. */
const guide: CellGuide = {
  spec: ({ row, column }: CellPlace) =>
    column === "total_float"
      ? { locked: "由计算得出" }
      : { text: column === "name" ? String(twoStoreyBlock().activities.name[row]) : "4d", as: "text" },
  commit: ({ id, column }, text) => {
    if (column === "duration" && !/^\d/.test(text)) return "看不懂";
    taken.push([id, column, text]);
    return null;
  },
  refusal: () => null,
  drop: () => {},
};

beforeEach(() => {
  const size = (name: string, value: number) =>
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  size("clientWidth", 900);
  size("clientHeight", 280);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) =>
    setTimeout(() => callback(0), 0),
  );
  vi.stubGlobal("cancelAnimationFrame", (id: number) => clearTimeout(id));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  vi.useFakeTimers();
  taken = [];
  const host = document.createElement("div");
  document.body.append(host);
  gantt = createGantt(host, { texts, cells: guide, cellText: (id, _row, column) => `${id} ${column}` });
  gantt.setData(twoStoreyBlock());
  vi.runAllTimers();
});

afterEach(() => {
  gantt.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const editor = () => document.querySelector<HTMLElement>(".hwg-editor")!;
const input = () => editor().querySelector("input")!;
const note = () => document.querySelector<HTMLElement>(".hwg-note")!;
const cell = (row: number, column: string) =>
  document.querySelectorAll(".hwg-row")[row]!.querySelector<HTMLElement>(`.hwg-cell-${column}`)!;

function press(key: string, options: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  vi.runAllTimers();
}

function stand(row: number, column: string, options: PointerEventInit = {}): void {
  const down = new MouseEvent("pointerdown", { bubbles: true, cancelable: true, ...options });
  cell(row, column).dispatchEvent(down);
  dispatchEvent(new Event("pointerup"));
  vi.runAllTimers();
}

function type(text: string): void {
  input().value = text;
  input().dispatchEvent(new Event("input", { bubbles: true }));
}

describe("typing into a cell", () => {
  it("begins with a sign, which replaces the value; Enter takes it and goes down", () => {
    stand(2, "duration");
    press("7");
    expect([editor().hidden, input().value]).toEqual([false, "7"]);

    press("Enter");

    expect(taken).toEqual([[12, "duration", "7"]]);
    expect(editor().hidden).toBe(true);
    expect(document.activeElement).toBe(cell(3, "duration"));
  });

  it("with F2 keeps the value, Tab goes right, Esc gives up", () => {
    stand(2, "name");
    press("F2");
    expect(input().value).toBe("钢筋");
    type("钢筋绑扎");
    press("Tab");
    expect(taken).toEqual([[12, "name", "钢筋绑扎"]]);
    expect(document.activeElement).toBe(cell(2, "duration"));

    press("F2");
    type("9");
    press("Escape");
    expect(taken.length).toBe(1);
    expect(document.activeElement).toBe(cell(2, "duration"));
  });

  it("leaves Enter to an input method that is choosing a word", () => {
    stand(2, "name");
    press("Process", { keyCode: 229 } as KeyboardEventInit);
    expect(editor().hidden).toBe(false);
    input().dispatchEvent(new Event("compositionstart"));
    type("moban");

    press("Enter", { isComposing: true });
    press("Enter");
    expect(taken).toEqual([]);

    type("模板");
    input().dispatchEvent(new Event("compositionend"));
    press("Enter");
    expect(taken).toEqual([[12, "name", "模板"]]);
  });

  it("stays open with a word of what is wrong, and takes nothing", () => {
    stand(2, "duration");
    press("x");
    press("Enter");

    expect(editor().hidden).toBe(false);
    expect(input().getAttribute("aria-invalid")).toBe("true");
    expect([note().getAttribute("role"), note().textContent]).toEqual(["alert", "看不懂"]);
    expect(taken).toEqual([]);
  });

  it("takes what was typed when the person presses elsewhere", () => {
    stand(2, "duration");
    press("6");
    stand(4, "name");

    expect(taken).toEqual([[12, "duration", "6"]]);
    expect(document.activeElement).toBe(cell(4, "name"));
  });

  it("says why a cell cannot be typed into", () => {
    stand(3, "total_float");
    press("5");

    expect(editor().hidden).toBe(true);
    expect([note().hidden, note().getAttribute("role"), note().textContent]).toEqual([
      false,
      "status",
      "由计算得出",
    ]);
  });

  it("outlives new data of somebody else", () => {
    stand(3, "duration");
    press("6");
    gantt.setData(twoStoreyBlock());
    vi.runAllTimers();
    press("Enter");

    expect(taken).toEqual([[13, "duration", "6"]]);
  });
});

describe("a choice of cells", () => {
  const chosen = () => gantt.grid.chosen();

  it("is stretched with Shift, taken back with Esc, and Esc again chooses the row", () => {
    stand(2, "name");
    press("ArrowDown", { shiftKey: true });
    press("ArrowRight", { shiftKey: true });
    expect(chosen()).toEqual({ ids: [12, 13], columns: ["name", "duration"], wholeRows: false });
    expect(document.querySelectorAll(".hwg-row[aria-selected=true]").length).toBe(2);

    press("Escape");
    expect(chosen().ids).toEqual([13]);
    press("Escape");
    expect(chosen()).toMatchObject({ ids: [13], wholeRows: true });
  });

  it("takes rows one by one with Ctrl, and all of them with Ctrl+A", () => {
    stand(2, "name");
    stand(4, "name", { ctrlKey: true });
    stand(6, "name", { ctrlKey: true });
    stand(4, "name", { ctrlKey: true });
    expect(chosen().ids).toEqual([12, 16]);

    press("a", { ctrlKey: true });
    expect(chosen().ids.length).toBe(9);
  });

  it("keeps one place in the tab order, on the cell", () => {
    stand(3, "duration");

    const places = [
      ...document.querySelectorAll<HTMLElement>("[role=row], [role=gridcell], [role=rowheader]"),
    ].filter((place) => place.tabIndex === 0);
    expect(places).toEqual([cell(3, "duration")]);
    const grid = document.querySelector("[role=treegrid]")!;
    expect(grid.getAttribute("aria-multiselectable")).toBe("true");
    expect(grid.getAttribute("aria-readonly")).toBe("false");
    expect(cell(3, "name").getAttribute("role")).toBe("rowheader");
  });

  it("is copied as text and as a table", () => {
    stand(2, "name");
    press("ArrowDown", { shiftKey: true });
    press("ArrowRight", { shiftKey: true });
    const told = new Map<string, string>();
    const copy = Object.assign(new Event("copy", { bubbles: true, cancelable: true }), {
      clipboardData: { setData: (kind: string, text: string) => told.set(kind, text) },
    });

    document.activeElement!.dispatchEvent(copy);

    expect(told.get("text/plain")).toBe("12 name\t12 duration\r\n13 name\t13 duration");
    expect(told.get("text/html")).toContain("<td");
  });

  it("tells where a block is pasted, from the cursor to the last row", () => {
    const blocks: GridEvents["paste"][] = [];
    gantt.on("paste", (block) => blocks.push(block));
    stand(6, "name");
    const paste = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => "甲\t3" },
    });

    document.activeElement!.dispatchEvent(paste);

    expect(blocks[0]).toMatchObject({ text: "甲\t3", ids: [16, 17, 18], chosen: { rows: 1, columns: 1 } });
    expect(blocks[0]!.columns[0]).toBe("name");
  });
});

describe("another order of rows", () => {
  const groups: Arrangement = {
    order: Int32Array.from([-2, 2, 6, -3, 4]),
    groups: [
      {
        key: "钢筋工",
        title: "钢筋工",
        count: 2,
        start: null,
        finish: null,
        percent: 0.5,
        quantity: 26,
        unit: "t",
      },
      { key: "", title: "", count: 1, start: null, finish: null, percent: 0, quantity: null, unit: "" },
    ],
    dimmed: null,
    isTree: false,
  };
  const names = () => [...document.querySelectorAll(".hwg-name")].map((name) => name.textContent);

  it("shows heads of groups that open and close, and keeps the choice", () => {
    gantt.goToRow(16);
    gantt.grid.arrange(groups);
    vi.runAllTimers();

    expect(names()).toEqual(["钢筋工（2）", "一层 · 钢筋", "二层 · 钢筋", "未填写（1）", "一层 · 浇筑"]);
    expect(gantt.grid.chosen().ids).toEqual([16]);
    const head = document.querySelector(".hwg-row")!;
    expect([head.getAttribute("aria-level"), head.getAttribute("aria-expanded")]).toEqual(["1", "true"]);

    gantt.setView({ closedGroups: ["钢筋工"] });
    vi.runAllTimers();
    expect(names()).toEqual(["钢筋工（2）", "未填写（1）", "一层 · 浇筑"]);
    expect(gantt.getView().closedGroups).toEqual(["钢筋工"]);

    gantt.grid.arrange(null);
    vi.runAllTimers();
    expect(names().length).toBe(9);
  });

  it("keeps closed what was closed under a filter when new data arrive", () => {
    const dimmed = Uint8Array.from([1, 1, 0, 0, 0, 0, 0, 0, 0]);
    const filtered = { order: Int32Array.from([0, 1, 3]), groups: [], dimmed, isTree: true };
    gantt.grid.arrange(filtered);
    vi.runAllTimers();
    expect(names()).toEqual(["两层住宅", "一层", "模板"]);

    gantt.collapseToLevel(1);
    vi.runAllTimers();
    expect(names()).toEqual(["两层住宅"]);
    gantt.setData(twoStoreyBlock(), filtered);
    vi.runAllTimers();

    expect(names()).toEqual(["两层住宅"]);
  });

  it("dims what is shown only for a row under it, and opens everything while it lasts", () => {
    gantt.setView({ collapsed: [10] });
    const dimmed = Uint8Array.from([1, 1, 0, 0, 0, 0, 0, 0, 0]);
    gantt.grid.arrange({ order: Int32Array.from([0, 1, 3]), groups: [], dimmed, isTree: true });
    vi.runAllTimers();

    expect(names()).toEqual(["两层住宅", "一层", "模板"]);
    expect(document.querySelectorAll(".hwg-row.is-dimmed").length).toBe(2);

    gantt.grid.arrange(null);
    vi.runAllTimers();
    expect(names()).toEqual(["两层住宅"]);
  });
});
