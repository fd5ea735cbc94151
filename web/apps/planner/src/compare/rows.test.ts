import { expect, it } from "vitest";
import { AS_SENT, type ComparedRow, comparedRows, tableText } from "./rows.ts";

const row = (code: string, finish_days: number | null, only: ComparedRow["only"] = null): ComparedRow => ({
  activity_id: 1,
  code,
  name: `${code} 工作`,
  left_start: null,
  right_start: null,
  left_finish: finish_days === null ? null : "2026-11-20T17:00",
  right_finish: null,
  start_days: finish_days,
  finish_days,
  only,
});
const ROWS = [row("A10", 7), row("A2", -3), row("B1", null, "right"), row("A9", 2)];
const codes = (wanted: Partial<typeof AS_SENT>) =>
  comparedRows(ROWS, { ...AS_SENT, ...wanted }).map((one) => one.code);

it("shows the latest first and what stands on one side alone last", () => {
  expect(codes({})).toEqual(["A10", "A9", "A2", "B1"]);
  expect(codes({ descending: false })).toEqual(["A2", "A9", "A10", "B1"]);
});

it("sorts codes as people count", () => {
  expect(codes({ sortBy: "code", descending: false })).toEqual(["A2", "A9", "A10", "B1"]);
});

it("narrows to what became later, earlier, or stands alone, and to words", () => {
  expect(codes({ direction: "later" })).toEqual(["A10", "A9"]);
  expect(codes({ direction: "earlier" })).toEqual(["A2"]);
  expect(codes({ direction: "only" })).toEqual(["B1"]);
  expect(codes({ words: "b1 工作" })).toEqual(["B1"]);
});

it("writes a table for the clipboard without breaking its cells", () => {
  expect(tableText(["编号", "名称"], [["A1", "两\t行\n文字"]])).toBe("编号\t名称\nA1\t两 行 文字");
});
