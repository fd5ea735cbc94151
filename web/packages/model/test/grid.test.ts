import { describe, expect, it } from "vitest";
import { composeCells } from "../src/grid/block.ts";
import { cellsOfText } from "../src/grid/clipboard.ts";
import { dropped, indented, linkedInLine, outdented, shifted, topmost } from "../src/grid/outline-moves.ts";
import { fillDown, placePasted, replaceIn } from "../src/grid/paste.ts";
import { openPlan } from "../src/plan.ts";
import { siteOf, siteWindow, typed } from "./site.ts";

const change = (activity_id: number, values: object) => ({ kind: "change_activity", activity_id, values });
const [DONE, UNDER_WAY, POURING, UPPER, CAP] = [1, 2, 3, 5, 6];

describe("a text typed into a cell", () => {
  it("becomes one operation on the row", () => {
    expect(typed(POURING, "duration", "3天").operations).toEqual([
      change(14, { duration_minutes: 1440, duration_elapsed: false }),
    ]);
    expect(typed(POURING, "quantity", "1,186.5").operations).toEqual([change(14, { quantity: 1186.5 })]);
    expect(typed(UNDER_WAY, "percent", "60%").operations).toEqual([
      { kind: "record_progress", activity_id: 13, values: { percent_complete: 0.6 } },
    ]);
    expect(typed(POURING, "code:专业", "土建").operations).toEqual([change(14, { codes: { 专业: "土建" } })]);
  });

  it("that stands there already asks for nothing", () => {
    expect(typed(POURING, "duration", "2d").operations).toEqual([]);
    expect(typed(POURING, "predecessors", "3FS+2d").operations).toEqual([]);
  });

  it("as a start keeps the work from starting earlier, and a start that has happened becomes a fact", () => {
    const later = typed(POURING, "start", "11-26");
    expect(later.operations).toEqual([
      change(14, { constraint: "start_on_or_after", constraint_at: "2026-11-26T08:00" }),
    ]);
    expect(later.notes).toEqual(["start_constraint"]);

    const fact = typed(UNDER_WAY, "start", "11-17");
    expect(fact.operations).toEqual([
      { kind: "record_progress", activity_id: 13, values: { actual_start: "2026-11-17T08:00" } },
    ]);
  });

  it("as a start leaves a constraint of another kind where it is", () => {
    expect(typed(UPPER, "start", "11-26").operations).toEqual([
      change(16, { secondary_constraint: "start_on_or_after", secondary_constraint_at: "2026-11-26T08:00" }),
    ]);
  });

  it("as a finish makes the work as long as it lasts on its calendar, Sunday left out", () => {
    // Wednesday 25 to Monday 30: Wed Thu Fri Sat Mon
    expect(typed(UPPER, "finish", "11-30").operations).toEqual([
      change(16, { duration_minutes: 5 * 480, duration_elapsed: false }),
    ]);
    expect(typed(UPPER, "finish", "11-24").refused).toEqual({ problem: "finish_first" });
  });

  it("as predecessors leaves alone what was not retyped, however its lag is counted", () => {
    // 浇筑 begins two thirds into 模板 and ends with it; 钢筋 keeps an elapsed day and a lag calendar of its own
    const odd = siteOf(
      openPlan({
        ...siteWindow(),
        relations: {
          id: [1, 2, 3, 4],
          predecessor: [2, 2, 1, 0],
          successor: [3, 3, 3, 3],
          type: [2, 1, 0, 0],
          lag: [0, 0, 1440, 480],
          lag_percent: [null, 2 / 3, null, null],
          lag_calendar: [null, null, 3, 0],
          driving: [0, 0, 0, 0],
        },
      }),
    );
    const standing = "1FS+1d, 2FS+1ed, 3FF, 3SS+66.67%";
    const retyped = (text: string) => typed(POURING, "predecessors", text, odd).operations;
    const changed = (relation_id: number, values: object) => ({
      kind: "change_relation",
      relation_id,
      values,
    });

    expect(odd.fields.get("predecessors")?.text(odd.plan, POURING)).toBe(standing);
    expect(retyped(standing)).toEqual([]);
    expect(retyped("1FS+2d, 2FS+1ed, 3FF, 3SS+66.67%")).toEqual([
      changed(4, { lag_minutes: 960, lag_percent: null }),
    ]);
    expect(retyped("1FS+1d, 2FS+1ed, 3FS, 3SS+66.67%")).toEqual([changed(1, { type: "FS" })]);
    expect(retyped("1FS+1d, 2FS+1d, 3FF, 3SS+66.67%")).toEqual([
      changed(3, { lag_minutes: 480, lag_percent: null, lag_calendar: null }),
    ]);
    expect(retyped("1FS+1d, 2FS+1ed, 3FF, 3SS+1ed")).toEqual([
      changed(2, { lag_minutes: 1440, lag_percent: null, lag_calendar: "elapsed" }),
    ]);
    expect(retyped("1FS+1d, 2FS+1ed, 3SS+66.67%")).toEqual([{ kind: "delete_relation", relation_id: 1 }]);
  });

  it("as a duration around the clock stays one", () => {
    const window = siteWindow();
    window.activities.flags[POURING] = 1 | 256;
    window.activities.duration[POURING] = 4320;
    const curing = siteOf(openPlan(window));

    expect(curing.fields.get("duration")?.text(curing.plan, POURING)).toBe("3ed");
    expect(typed(POURING, "duration", "3ed", curing).operations).toEqual([]);
    expect(typed(POURING, "duration", "4ed", curing).operations).toEqual([
      change(14, { duration_minutes: 5760, duration_elapsed: true }),
    ]);
  });

  it("as predecessors adds, changes and takes away what differs", () => {
    expect(typed(POURING, "predecessors", "3SS, 2FF+1d").operations).toEqual([
      { kind: "change_relation", relation_id: 2, values: { type: "SS", lag_minutes: 0, lag_percent: null } },
      {
        kind: "add_relation",
        predecessor_id: 12,
        successor_id: 14,
        values: { type: "FF", lag_minutes: 480, lag_percent: null },
      },
    ]);
    expect(typed(POURING, "predecessors", "").operations).toEqual([
      { kind: "delete_relation", relation_id: 2 },
    ]);
    expect(typed(CAP, "predecessors", "f2-1, F1-3").operations).toEqual([
      {
        kind: "add_relation",
        predecessor_id: 14,
        successor_id: 17,
        values: { type: "FS", lag_minutes: 0, lag_percent: null },
      },
    ]);
  });

  it("as resources assigns those that the project knows", () => {
    expect(typed(DONE, "resources", "塔吊[50%], 钢筋班[3]").operations).toEqual([
      { kind: "change_assignment", assignment_id: 5, values: { units: 3 } },
      { kind: "add_assignment", activity_id: 12, resource_id: 31, values: { units: 0.5 } },
    ]);
    expect(typed(DONE, "resources", "挖机").refused).toEqual({
      problem: "resource",
      parameters: { text: "挖机" },
    });
  });

  it("says why it cannot be", () => {
    expect(typed(0, "duration", "5").refused).toEqual({ lock: "summary" });
    expect(typed(CAP, "duration", "5").refused).toEqual({ lock: "milestone" });
    expect(typed(POURING, "total_float", "5").refused).toEqual({ lock: "calculated" });
    expect(typed(POURING, "name", " ").refused).toEqual({ problem: "name_empty" });
    const reader = siteOf(undefined, { edit: false, progress: true });
    expect(typed(POURING, "duration", "5", reader).refused).toEqual({ lock: "no_right" });
    expect(typed(POURING, "percent", "5", reader).refused).toBeNull();
  });
});

describe("a pasted block", () => {
  const target = {
    rows: [3, 4, 5, 6],
    columns: ["name", "duration", "predecessors"],
    chosen: { rows: 1, columns: 1 },
    count: 7,
    fieldOf: (title: string) => ({ 工作名称: "name", 工期: "duration" })[title] ?? null,
  };

  it("is read with its quotes and line ends as Excel writes them", () => {
    expect(cellsOfText('a\t"b ""x""\nc"\r\nd\t\r\n')).toEqual([
      ["a", 'b "x"\nc'],
      ["d", ""],
    ]);
  });

  it("goes from the cursor on, makes rows beyond the last one and links them by the numbers they get", () => {
    const { wishes } = placePasted(cellsOfText("封顶\t0\t6\n养护\t7d\t7\n\n拆模\t2\t8FS+1d"), {
      ...target,
      rows: [6],
    });

    const { operations, problems, added } = composeCells(siteOf(), wishes);

    expect(problems).toEqual([{ row: 6, field: "duration", text: "0", refused: { lock: "milestone" } }]);
    expect(added).toBe(2);
    expect(operations).toEqual([
      expect.objectContaining({
        kind: "add_activity",
        ref: -1,
        parent_id: 15,
        values: { kind: "task", name: "养护", duration_minutes: 3360, duration_elapsed: false },
      }),
      expect.objectContaining({
        ref: -2,
        values: expect.objectContaining({ name: "拆模", duration_minutes: 960 }),
      }),
      expect.objectContaining({ kind: "add_relation", predecessor_id: 17, successor_id: -1 }),
      {
        kind: "add_relation",
        predecessor_id: -1,
        successor_id: -2,
        values: { type: "FS", lag_minutes: 480, lag_percent: null },
      },
    ]);
  });

  it("keeps what is good when single cells are not, each with its place and reason", () => {
    const { wishes } = placePasted(cellsOfText("浇筑\t5\n二层\t9\n钢筋\tx"), target);

    const { operations, problems } = composeCells(siteOf(), wishes);

    expect(operations).toEqual([change(14, { duration_minutes: 2400, duration_elapsed: false })]);
    expect(problems.map(({ row, field, refused }) => [row, field, refused])).toEqual([
      [4, "duration", { lock: "summary" }],
      [5, "duration", { problem: "duration", parameters: { text: "x" } }],
    ]);
  });

  it("with a line of heads goes to the columns that these name", () => {
    const { wishes, hadHeads, lostColumns } = placePasted(
      cellsOfText("工期\t工作名称\t造价\n3\t支模\t99"),
      target,
    );

    expect(hadHeads).toBe(true);
    expect(lostColumns).toBe(1);
    expect(wishes).toEqual([
      { row: 3, field: "duration", text: "3" },
      { row: 3, field: "name", text: "支模" },
    ]);
  });

  it("of one cell fills the whole choice", () => {
    const { wishes } = placePasted([["3"]], {
      ...target,
      columns: ["duration"],
      chosen: { rows: 3, columns: 1 },
    });

    expect(wishes.map(({ row, text }) => [row, text])).toEqual([
      [3, "3"],
      [4, "3"],
      [5, "3"],
    ]);
  });

  it("of start, finish and duration beside each other lets the duration decide", () => {
    const { operations } = composeCells(siteOf(), [
      { row: 3, field: "finish", text: "2026-12-31" },
      { row: 3, field: "start", text: "2026-11-26" },
      { row: 3, field: "duration", text: "1w" },
    ]);

    expect(operations).toEqual([
      change(14, {
        constraint: "start_on_or_after",
        constraint_at: "2026-11-26T08:00",
        duration_minutes: 6 * 480,
        duration_elapsed: false,
      }),
    ]);
  });
});

describe("filling and replacing", () => {
  const { plan, fields } = siteOf();
  const textAt = (row: number, field: string) => fields.get(field)?.text(plan, row) ?? "";

  it("fills down from the first rows again and again", () => {
    expect(fillDown([1, 2, 3, 5], ["trade"], 2, textAt)).toEqual([
      { row: 3, field: "trade", text: "钢筋工" },
      { row: 5, field: "trade", text: "木工" },
    ]);
  });

  it("replaces words, not patterns", () => {
    const options = { wholeCell: false, matchCase: false };
    expect(replaceIn([1, 2, 5], ["name", "code"], textAt, { find: "f1-", put: "$&A", ...options })).toEqual([
      { row: 1, field: "code", text: "$&A1" },
      { row: 2, field: "code", text: "$&A2" },
    ]);
    expect(replaceIn([1], ["name"], textAt, { find: ".", put: "x", ...options })).toEqual([]);
  });
});

describe("rows of a choice", () => {
  const window = siteWindow();
  const places = (operations: ReturnType<typeof indented>) =>
    operations.map((one) => one.kind === "move_activity" && [one.activity_id, one.parent_id, one.after_id]);

  it("move without those that lie under another one of them", () => {
    expect(topmost(window, [0, 1, 2, 5])).toEqual([0, 5]);
  });

  it("go in under the row above them that stays, and out after their parent in their order", () => {
    expect(places(indented(window, [2, 3]))).toEqual([
      [13, 12, null],
      [14, 12, null],
    ]);
    expect(places(outdented(window, [2, 3]))).toEqual([
      [13, null, 11],
      [14, null, 13],
    ]);
  });

  it("go up and down as one, and stay at the edge", () => {
    expect(places(shifted(window, [2, 3], "before"))).toEqual([
      [13, 11, null],
      [14, 11, 13],
    ]);
    expect(shifted(window, [2, 3], "after")).toEqual([]);
    expect(shifted(window, [3, 5], "before")).toEqual([]);
  });

  it("are dropped before, after and into a row, but not under themselves", () => {
    expect(places(dropped(window, [2, 3], 5, "before") ?? [])).toEqual([
      [13, 15, null],
      [14, 15, 13],
    ]);
    expect(places(dropped(window, [2], 4, "into") ?? [])).toEqual([[13, 15, null]]);
    expect(dropped(window, [0], 2, "after")).toBeNull();
  });

  it("are linked in line where no link stands", () => {
    expect(
      linkedInLine(window, [1, 2, 5]).map(
        (one) => one.kind === "add_relation" && [one.predecessor_id, one.successor_id],
      ),
    ).toEqual([[13, 16]]);
  });
});
