// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGantt } from "../src/chart/chart.ts";
import type { Gantt } from "../src/chart/options.ts";
import { Flight } from "../src/grid/flight.ts";
import type { GanttColumns } from "../src/types.ts";
import { texts, twoStoreyBlock } from "./block.ts";

const FRAME_MS = 16;
const ROWS_IN_WINDOW = 10;
let gantt: Gantt;
/** Words that were painted, newest last. */
let painted: string[];

/** A canvas that only notes its words: each sign is seven pixels wide. */
function notingContext(): CanvasRenderingContext2D {
  const notes: Record<string, unknown> = {
    fillText: (text: string) => painted.push(text),
    measureText: (text: string) => ({
      width: 7 * text.length,
      fontBoundingBoxAscent: 12,
      fontBoundingBoxDescent: 3,
    }),
    createPattern: () => null,
  };
  return new Proxy(notes, {
    get: (known, name: string) => known[name] ?? (() => undefined),
    set: () => true,
  }) as unknown as CanvasRenderingContext2D;
}

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
  vi.stubGlobal(
    "Path2D",
    class {
      moveTo() {}
      lineTo() {}
      closePath() {}
    },
  );
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) =>
    setTimeout(() => callback(0), FRAME_MS),
  );
  vi.stubGlobal("cancelAnimationFrame", (id: number) => clearTimeout(id));
  painted = [];
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(notingContext() as never);
  const host = document.createElement("div");
  document.body.append(host);
  gantt = createGantt(host, { texts, barLabels: "none" });
  gantt.setData(tower(5000));
  vi.runAllTimers();
});

afterEach(() => {
  gantt.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Floors of one work each. */
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

const scroller = () => document.querySelector<HTMLElement>(".hwg-time-scroller")!;
const rows = () => [...document.querySelectorAll<HTMLElement>(".hwg-row")];
const firstName = () => rows()[0]!.querySelector(".hwg-name")!.textContent;
const picture = () => document.querySelector<HTMLCanvasElement>(".hwg-row-picture")!;

/** One frame of scrolling, by hand: the scroller tells of it. */
function scrollTo(row: number): void {
  scroller().scrollTop = row * 28;
  scroller().dispatchEvent(new Event("scroll"));
  vi.advanceTimersByTime(FRAME_MS);
}

function flyTo(row: number): void {
  for (const before of [row - 80, row - 40, row]) scrollTo(before);
}

describe("rows that fly past", () => {
  it("are painted with the words of the window, and written when they come to rest", () => {
    flyTo(3000);
    expect(picture().hidden).toBe(false);
    expect(painted).toContain("3001 层");
    expect(firstName()).not.toBe("3001 层");

    vi.advanceTimersByTime(200);

    expect(picture().hidden).toBe(true);
    expect(firstName()).toBe("3001 层");
    expect(rows().map((row) => Number(row.getAttribute("aria-rowindex")))).toEqual(
      rows().map((_row, index) => 3002 + index),
    );
  });

  it("are written at once when the scroll slows down, or after a single jump", () => {
    scrollTo(1000);
    expect([picture().hidden, firstName()]).toEqual([true, "1001 层"]);

    flyTo(3000);
    scrollTo(3001);
    expect([picture().hidden, firstName()]).toEqual([true, "3002 层"]);
  });

  it("are found by a press as they are seen", () => {
    const chosen: (number | null)[] = [];
    gantt.on("select", (activity) => chosen.push(activity?.id ?? null));
    flyTo(3000);

    rows()[2]!.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true }));
    dispatchEvent(new Event("pointerup"));

    expect(chosen).toEqual([100 + 3002]);
    expect(picture().hidden).toBe(true);
  });

  it("leave the keyboard alone: the row with the focus is always a real one", () => {
    gantt.goToRow(100);
    gantt.focus();
    vi.runAllTimers();

    for (let page = 0; page < 5; page++) {
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
      vi.advanceTimersByTime(FRAME_MS);
      expect(picture().hidden).toBe(true);
      expect(document.activeElement!.getAttribute("aria-selected")).toBe("true");
    }

    gantt.goToRow(100 + 2922);
    scrollTo(0);
    vi.runAllTimers();
    flyTo(3000); // over the row that the keyboard stands on
    expect(picture().hidden).toBe(false);
    expect(document.activeElement!.getAttribute("role")).toBe("treegrid");
  });

  it("are written anew when the page goes to a place or brings new data, in each frame if need be", () => {
    const renamed = tower(5000);
    renamed.activities.name = Array.from(renamed.activities.name, (name) => `新 ${name}`);
    flyTo(3000);

    scroller().scrollTop = 28 * 3100;
    gantt.setData(renamed);
    vi.advanceTimersByTime(FRAME_MS);
    expect([picture().hidden, firstName()]).toEqual([true, "新 3101 层"]);

    for (const row of [1000, 2000, 3000]) {
      gantt.setView({ scrollTop: 28 * row });
      vi.advanceTimersByTime(FRAME_MS);
      expect([picture().hidden, firstName()]).toEqual([true, `新 ${row + 1} 层`]);
    }
  });
});

describe("flight", () => {
  it("is more than half a window in frame after frame", () => {
    const flight = new Flight();
    const of = (...frames: [first: number, at: number][]) =>
      frames.map(([first, at]) => flight.isOn(first, 30, at));

    expect(of([0, 0], [40, 16], [80, 32], [120, 48])).toEqual([false, false, true, true]);
    expect(of([130, 64], [170, 80], [210, 96])).toEqual([false, false, true]);
    expect(of([250, 500], [290, 516])).toEqual([false, true]);
    expect(of([250, 532], [210, 548])).toEqual([true, true]);
  });
});

describe("a scroll", () => {
  it("up and down leaves the dates of the head as they stand", () => {
    const head = () => painted.filter((text) => /^\d\d-\d\d 周一$/.test(text)).length;
    gantt.setView({ scrollLeft: 70 });
    vi.runAllTimers();
    expect(head()).toBeGreaterThan(0);

    painted = [];
    scrollTo(3);
    expect(head()).toBe(0);

    scroller().scrollLeft = 300;
    scrollTo(3);
    expect(head()).toBeGreaterThan(0);
  });
});
