// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGantt } from "../src/chart/chart.ts";
import type { Gantt } from "../src/chart/options.ts";
import type { ActivityEvent, GanttColumns, GanttView } from "../src/types.ts";
import { texts, twoStoreyBlock } from "./block.ts";

const ROWS_IN_WINDOW = 10;
let gantt: Gantt;

/** jsdom has no layout: the window is 900 × 280 pixels, and frames come when they are asked for. */
beforeEach(() => {
  const size = (name: string, value: number) =>
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  size("clientWidth", 900);
  size("clientHeight", ROWS_IN_WINDOW * 28);
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
});

afterEach(() => {
  gantt.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function show(columns: GanttColumns, view: Partial<GanttView> = {}): void {
  const host = document.createElement("div");
  document.body.append(host);
  gantt = createGantt(host, { texts, view });
  gantt.setData(columns);
  vi.runAllTimers();
}

/** As many floors as wanted, each with one work. */
function tower(floors: number): GanttColumns {
  const block = twoStoreyBlock();
  const rows = Array.from({ length: floors }, (_none, row) => row);
  const each = (value: number) => rows.map(() => value);
  return {
    ...block,
    activities: {
      id: rows.map((row) => 100 + row),
      parent: each(-1),
      depth: each(0),
      kind: each(1),
      code: rows.map((row) => `T${row}`),
      name: rows.map((row) => `${row + 1} 层`),
      calendar: each(0),
      duration: each(480),
      remaining: each(480),
      start: each(block.activities.start[2]!),
      finish: each(block.activities.finish[2]!),
      total_float: each(0),
      percent: each(0),
      flags: each(0),
    },
    relations: { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] },
  };
}

const rows = () => [...document.querySelectorAll<HTMLElement>(".hwg-row")];
const names = () => rows().map((row) => row.querySelector(".hwg-name")!.textContent);
const cell = (name: string, column: string) =>
  rows()[names().indexOf(name)]!.querySelector(`.hwg-cell-${column}`)!.textContent;

function press(key: string, options: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  vi.runAllTimers();
}

const focusedName = () => document.activeElement?.querySelector(".hwg-name")?.textContent;

describe("tree grid for a screen reader", () => {
  it("says level, place among brothers, and whether a row is open", () => {
    show(twoStoreyBlock(), { collapsed: [15] });

    const [whole, first, , , , second] = rows();
    expect(document.querySelector("[role=treegrid]")!.getAttribute("aria-rowcount")).toBe("8");
    expect(names()).toEqual(["两层住宅", "一层", "钢筋", "模板", "浇筑", "二层", "封顶"]);
    expect(attributes(whole!)).toEqual({
      level: "1",
      expanded: "true",
      posinset: "1",
      setsize: "1",
      rowindex: "2",
    });
    expect(attributes(first!)).toEqual({
      level: "2",
      expanded: "true",
      posinset: "1",
      setsize: "3",
      rowindex: "3",
    });
    expect(attributes(second!)).toEqual({
      level: "2",
      expanded: "false",
      posinset: "2",
      setsize: "3",
      rowindex: "7",
    });
    expect(rows()[3]!.hasAttribute("aria-expanded")).toBe(false);

    gantt.setView({ collapsed: [11] });
    vi.runAllTimers();
    gantt.setView({ collapsed: [] });
    vi.runAllTimers();
    // the element of 二层 serves 钢筋 again, which can be neither open nor closed
    expect(rows()[2]!.hasAttribute("aria-expanded")).toBe(false);
  });

  it("names the columns and the marks in words", () => {
    show(twoStoreyBlock());

    const heads = [...document.querySelectorAll("[role=columnheader]")].map((head) => head.textContent);
    expect(heads).toEqual(["行", "状态", "工作名称", "工期 天", "开始", "完成", "总时差", "%"]);
    expect(cell("钢筋", "state")).toBe("已完成");
    expect([cell("模板", "state"), cell("模板", "duration"), cell("模板", "finish")]).toEqual([
      "滞后",
      "4",
      "11-21",
    ]);
    expect(cell("浇筑", "total_float")).toBe("5");
  });

  it("holds only the rows of the window, in reading order, wherever it is scrolled", () => {
    show(tower(5000));

    gantt.setView({ scrollTop: 28 * 3000 });
    vi.runAllTimers();
    gantt.setView({ scrollTop: 28 * 3004 });
    vi.runAllTimers();

    expect(rows().length).toBeLessThanOrEqual(ROWS_IN_WINDOW + 3);
    expect(names().slice(0, 3)).toEqual(["3005 层", "3006 层", "3007 层"]);
    expect(rows().map((row) => Number(row.getAttribute("aria-rowindex")))).toEqual(
      rows().map((_row, index) => 3006 + index),
    );
  });
});

const attributes = (row: HTMLElement) =>
  Object.fromEntries(
    ["level", "expanded", "posinset", "setsize", "rowindex"].map((name) => [
      name,
      row.getAttribute(`aria-${name}`),
    ]),
  );

describe("rows that are used again", () => {
  const turning = () => [...document.querySelectorAll(".hwg-icon.is-turning")].length;

  it("turn a chevron only where somebody has opened or closed that very row", () => {
    show(twoStoreyBlock(), { collapsed: [15] });
    expect(turning()).toBe(0);

    gantt.setView({ collapsed: [] });
    vi.runAllTimers();
    expect(turning()).toBe(1);
    expect(rows()[5]!.querySelector(".hwg-icon.is-turning.is-open")).not.toBeNull();

    // 二层 stands where 钢筋 was
    gantt.setView({ collapsed: [11] });
    vi.runAllTimers();
    expect(rows()[2]!.querySelector(".hwg-icon.is-turning")).toBeNull();
    expect(rows()[2]!.querySelector(".hwg-icon.is-open")).not.toBeNull();
  });

  it("cut only a text that may be longer than its cell", () => {
    const block = twoStoreyBlock();
    block.activities.name = Array.from(block.activities.name, (name, row) =>
      row === 2 ? "地下室外墙后浇带防水加强层及保护层施工" : name,
    );
    show(block);

    const cut = () => rows().map((row) => row.querySelectorAll(".hwg-cell.is-cut").length);
    expect(cut()).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0]);

    gantt.setView({ columns: [{ id: "name", width: 400 }] });
    vi.runAllTimers();
    expect(cut()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe("panes", () => {
  it("scroll as one, and a late echo of the one does not pull the other back", () => {
    show(tower(5000));
    const grid = document.querySelector<HTMLElement>(".hwg-grid-scroller")!;
    const timeline = document.querySelector<HTMLElement>(".hwg-time-scroller")!;
    const tell = (pane: HTMLElement) => pane.dispatchEvent(new Event("scroll"));
    tell(timeline);
    tell(grid);

    timeline.scrollTop = 400;
    tell(timeline);
    expect(grid.scrollTop).toBe(400);
    timeline.scrollTop = 500;
    tell(grid);
    expect(timeline.scrollTop).toBe(500);

    grid.scrollTop = 900;
    tell(grid);
    expect(timeline.scrollTop).toBe(900);
  });

  it("keep their words in step with the language, even from the same function", () => {
    let shout = "";
    const host = document.createElement("div");
    document.body.append(host);
    const spoken: typeof texts = (key) => key + shout;
    gantt = createGantt(host, { texts: spoken });
    gantt.setData(twoStoreyBlock());
    vi.runAllTimers();
    const state = document.querySelector(".hwg-row:nth-child(3) .hwg-cell-state")!;
    expect(state.textContent).toBe("gantt.state.complete");

    shout = "!";
    gantt.setTexts(spoken);
    vi.runAllTimers();

    expect(state.textContent).toBe("gantt.state.complete!");
    expect(document.querySelector(".hwg-head-cell")!.textContent).toBe("gantt.column.row!");
    expect(document.querySelector("[role=treegrid]")!.getAttribute("aria-label")).toBe("gantt.grid.label!");
  });
});

describe("keyboard", () => {
  it("keeps one row in the tab order and moves it with the arrows", () => {
    show(twoStoreyBlock());
    gantt.focus();

    press("ArrowDown");
    press("ArrowDown");

    expect(focusedName()).toBe("钢筋");
    expect(rows().filter((row) => row.tabIndex === 0).length).toBe(1);
    expect(
      rows()
        .filter((row) => row.getAttribute("aria-selected") === "true")
        .map((row) => row.tabIndex),
    ).toEqual([0]);
  });

  it("closes and opens with ← and →, then goes to the parent and the first child", () => {
    show(twoStoreyBlock());
    gantt.goToRow(14);
    gantt.focus();

    press("ArrowLeft");
    expect(focusedName()).toBe("一层");
    press("ArrowLeft");
    expect(names()).toEqual(["两层住宅", "一层", "二层", "钢筋", "模板", "封顶"]);
    press("ArrowRight");
    expect(names().length).toBe(9);
    press("ArrowRight");
    expect(focusedName()).toBe("钢筋");
    expect(gantt.getView().row).toBe(12);
  });

  it("reaches the last row of a long plan and comes back by pages", () => {
    show(tower(5000));
    gantt.focus();

    press("End");
    expect(focusedName()).toBe("5000 层");
    press("PageUp");
    expect(focusedName()).toBe("4991 层");
    press("Home", { ctrlKey: true });
    expect(focusedName()).toBe("1 层");
    press("ArrowUp");
    expect(focusedName()).toBe("1 层");
  });

  it("opens the activity with Enter, and leaves keys of an input method alone", () => {
    show(twoStoreyBlock(), { row: 13 });
    const opened: ActivityEvent[] = [];
    gantt.on("open", (activity) => opened.push(activity));
    gantt.focus();

    press("Enter", { isComposing: true });
    expect(opened).toEqual([]);
    press("Enter");
    expect(opened).toEqual([{ id: 13, row: 3 }]);
  });

  it("keeps the focus on the grid while the row with the keyboard is out of the window", () => {
    show(tower(5000));
    gantt.goToRow(105);
    gantt.focus();

    gantt.setView({ scrollTop: 28 * 2000 });
    vi.runAllTimers();
    expect(document.activeElement!.getAttribute("role")).toBe("treegrid");

    press("ArrowDown");
    expect(focusedName()).toBe("7 层");
  });
});

describe("view", () => {
  it("comes back as it was left", () => {
    show(twoStoreyBlock(), {
      zoom: 5,
      collapsed: [11],
      row: 17,
      splitX: 400,
      columns: [
        { id: "name", width: 240 },
        { id: "finish", width: 90 },
      ],
    });

    const view = gantt.getView();
    expect(view).toMatchObject({ zoom: 5, collapsed: [11], row: 17, splitX: 400 });
    expect(view.columns).toEqual([
      { id: "name", width: 240 },
      { id: "finish", width: 90 },
    ]);
  });

  it("stays when new data come: what was closed, the choice and the left edge", () => {
    show(twoStoreyBlock(), { collapsed: [11], row: 17, zoom: 40 });
    gantt.setView({ scrollLeft: 900 });
    const earlier = twoStoreyBlock();
    earlier.activities.start = Array.from(earlier.activities.start, (start) =>
      start === null ? null : start - 14 * 1440,
    );

    gantt.setData(earlier);
    vi.runAllTimers();

    expect(gantt.getView()).toMatchObject({ collapsed: [11], row: 17, scrollLeft: 900 + 14 * 40 });
  });

  it("tells of a choice once and of the view after it has come to rest", () => {
    show(twoStoreyBlock());
    const chosen: (number | null)[] = [];
    const views: GanttView[] = [];
    gantt.on("select", (activity) => chosen.push(activity?.id ?? null));
    gantt.on("viewchange", (view) => views.push(view));

    gantt.goToRow(16);
    gantt.goToRow(16);
    gantt.zoomTo("day");
    vi.runAllTimers();

    expect(chosen).toEqual([16]);
    expect(views.map((view) => [view.row, view.zoom])).toEqual([[16, 32]]);
  });

  it("opens what hides an activity that is gone to", () => {
    show(twoStoreyBlock(), { collapsed: [10, 15] });

    gantt.goToRow(17);
    vi.runAllTimers();

    expect(names()).toContain("模板");
    expect(gantt.getView().collapsed).toEqual([]);
  });

  it("shows an empty plan without complaint", () => {
    show(tower(0));

    gantt.fit();
    press("ArrowDown");

    expect(rows()).toEqual([]);
    expect(gantt.stats()).toMatchObject({ rows: 0, visibleRows: 0 });
  });
});
