import type { ShownPart } from "@headway/gantt";
import { describe, expect, it } from "vitest";
import { FIRST_SETTINGS, viewOf } from "../src/print/settings.ts";

const column = (id: string) => ({
  id,
  title: id,
  width: 60.4,
  align: "start" as const,
  text: (place: number) => `${id} ${place}`,
});

const screen: ShownPart = {
  rows: [7, 3],
  depths: [0, 1],
  headings: [],
  columns: [column("name"), column("code.区")],
  firstDay: 20_000,
  lastDay: 20_100,
};

describe("the view that is sent to be printed", () => {
  it("holds rows in the order of the screen, and texts only of columns that the server does not know", () => {
    const view = viewOf(FIRST_SETTINGS, screen, "zh-CN");

    expect(view.rows).toEqual([7, 3]);
    expect(view.columns?.map(({ id, width, cells }) => [id, width, cells])).toEqual([
      ["name", 60, null],
      ["code.区", 60, ["code.区 0", "code.区 1"]],
    ]);
  });

  it("sends sums of groups as texts, for the screen alone knows them", () => {
    const grouped = { ...screen, rows: [-1, 7], headings: [{ title: "机电 (1)", depth: 0 }] };

    expect(viewOf(FIRST_SETTINGS, grouped, "en").columns?.[0]?.cells).toEqual(["name 0", "name 1"]);
  });

  it("leaves the days to the server, takes those of the screen, or those that were typed, in their order", () => {
    const days = (part: Partial<typeof FIRST_SETTINGS>) => {
      const { first_day, last_day } = viewOf({ ...FIRST_SETTINGS, ...part }, screen, "en");
      return [first_day, last_day];
    };

    expect(days({})).toEqual([null, null]);
    expect(days({ range: "visible" })).toEqual([20_000, 20_100]);
    expect(days({ range: "own", from: "1970-01-11", to: "1970-01-02" })).toEqual([1, 10]);
    expect(days({ range: "own", from: "", to: "1970-01-02" })).toEqual([null, 1]);
  });

  it("fits to pages or keeps a scale", () => {
    const fitted = viewOf({ ...FIRST_SETTINGS, pagesWide: 0, down: "fit", pagesHigh: 99 }, screen, "en");
    const scaled = viewOf({ ...FIRST_SETTINGS, across: "week" }, screen, "en");

    expect([fitted.pages_wide, fitted.pages_high]).toEqual([1, 50]);
    expect([scaled.pages_wide, scaled.pages_high, scaled.day_mm]).toEqual([null, null, 2]);
  });
});
