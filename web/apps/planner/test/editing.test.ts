import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { openPlan, type Plan } from "@headway/model";
import { QueryClient, VUE_QUERY_CLIENT } from "@tanstack/vue-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createApp, ref } from "vue";
import { RequestFailed } from "../src/api/request.ts";
import { commandOfKey } from "../src/plan/commands.ts";
import { minutesOfDays, numberOf } from "../src/plan/edit/numbers.ts";
import { type PlanEditing, usePlanEditing } from "../src/plan/editing.ts";

const server = vi.hoisted(() => ({
  editPlan: vi.fn(),
  undoEdit: vi.fn(),
  redoEdit: vi.fn(),
  listChanges: vi.fn(),
  listEdits: vi.fn(),
}));
vi.mock("../src/api/plans.ts", () => server);

const KEY = ["plan", 1];
const COLUMNS = ["id", "parent", "depth", "sort_key", "kind", "code", "name", "calendar", "duration"];
const CALCULATED = ["remaining", "start", "finish", "late_start", "late_finish", "total_float", "free_float"];

function windowAt(revision: number): PlanWindow {
  const columns = Object.fromEntries(
    [...COLUMNS, ...CALCULATED, "percent", "flags"].map((name) => [name, []]),
  );
  return {
    plan_id: 1,
    revision,
    kinds: ["wbs", "task"],
    activities: { ...columns, baseline_start: null, baseline_finish: null },
    relations: { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] },
    assignments: { id: [], activity: [], resource_id: [], units: [] },
    resources: [],
    calendars: [],
  } as unknown as PlanWindow;
}

function deltaOf(since: number, revision: number): PlanDelta {
  return {
    plan_id: 1,
    since,
    revision,
    rows: { id: [] },
    removed: [],
    dates: { id: [] },
    relations: { id: [] },
    removed_relations: [],
    driving: { id: [] },
    assignments: { id: [] },
    removed_assignments: [],
    resources: [],
    baseline: null,
    calendars: null,
    default_calendar_id: null,
  } as unknown as PlanDelta;
}

const answer = (since: number, revision: number, delta: PlanDelta | null = deltaOf(since, revision)) => ({
  revision,
  edit_id: revision,
  rebased: revision > since + 1,
  created: {},
  delta,
});

let queries: QueryClient;
let editing: PlanEditing;
const shown = () => queries.getQueryData<Plan>(KEY)?.window.revision;
const wish = (where: string, begun?: number) =>
  editing.edit({ where, operations: [], ...(begun === undefined ? {} : { begun }) });

beforeEach(() => {
  queries = new QueryClient();
  queries.setQueryData(KEY, openPlan(windowAt(5)));
  const app = createApp({});
  app.provide(VUE_QUERY_CLIENT, queries);
  editing = app.runWithContext(() => usePlanEditing(ref(1)));
  server.listEdits.mockResolvedValue({ edits: [], more: false });
});

afterEach(() => {
  vi.resetAllMocks();
  queries.clear();
});

describe("edits of a plan", () => {
  it("go one after the other, each from the revision that the one before made", async () => {
    let finishFirst: (value: unknown) => void = () => {};
    server.editPlan.mockReturnValueOnce(new Promise((resolve) => (finishFirst = resolve)));
    server.editPlan.mockResolvedValueOnce(answer(6, 7));
    const both = [wish("1:name"), wish("2:duration")];
    expect([...editing.busy.value]).toEqual(["1:name", "2:duration"]);
    await Promise.resolve();
    expect(server.editPlan).toHaveBeenCalledTimes(1);
    finishFirst(answer(5, 6));
    await Promise.all(both);
    expect(server.editPlan.mock.calls.map((call) => call[1])).toEqual([5, 6]);
    expect([shown(), editing.busy.value.size]).toEqual([7, 0]);
  });

  it("leave a refusal where they were tried, until they are tried again, and hold nothing up", async () => {
    server.editPlan.mockRejectedValueOnce(new RequestFailed(422, "engine.loop_found", "A → B", null));
    server.editPlan.mockResolvedValue(answer(5, 6));
    expect(await wish("1:new-before")).toBeNull();
    expect(editing.refusals.value.get("1:new-before")?.text).toBe("A → B");
    await wish("1:new-before");
    expect([editing.refusals.value.size, shown()]).toEqual([0, 6]);
  });

  it("stand on what the person saw when he began, once others have changed the plan since", async () => {
    server.listChanges.mockResolvedValueOnce({ revision: 6, delta: deltaOf(5, 6) });
    await editing.catchUp(6);
    server.editPlan.mockResolvedValueOnce(answer(5, 7, deltaOf(5, 7)));
    server.listChanges.mockResolvedValueOnce({ revision: 7, delta: deltaOf(6, 7) });
    await wish("1:duration", 5);
    expect(server.editPlan.mock.calls[0]?.[1]).toBe(5);
    expect(server.listChanges.mock.calls.at(-1)).toEqual([1, 6]);
    expect(shown()).toBe(7);
  });

  it("stand on the revision shown when all that came since was his own", async () => {
    server.editPlan.mockResolvedValueOnce(answer(5, 6)).mockResolvedValueOnce(answer(6, 7));
    await wish("1:name");
    await wish("1:duration", 5);
    expect(server.editPlan.mock.calls.map((call) => call[1])).toEqual([5, 6]);
  });
});

describe("news of others", () => {
  const edit = { is_own: false, author: "周建国", summary: "修改", at: "", revision: 6 };

  it("are asked for once, and not when the page is there already", async () => {
    server.listChanges.mockResolvedValue({ revision: 6, delta: deltaOf(5, 6) });
    server.listEdits.mockResolvedValue({ edits: [edit], more: false });
    await Promise.all([editing.catchUp(6), editing.catchUp(6), editing.catchUp(4)]);
    expect(server.listChanges).toHaveBeenCalledTimes(1);
    expect([shown(), editing.news.value?.author]).toEqual([6, "周建国"]);
  });

  it("are left out when they may not be known, and the plan moves all the same", async () => {
    server.listChanges.mockResolvedValue({ revision: 6, delta: deltaOf(5, 6) });
    server.listEdits.mockRejectedValue(new RequestFailed(403, "kernel.not_allowed", "", null));
    await editing.catchUp(6);
    expect([shown(), editing.news.value]).toEqual([6, null]);
  });

  it("are not asked for when the person may not know them", async () => {
    const app = createApp({});
    app.provide(VUE_QUERY_CLIENT, queries);
    const foreman = app.runWithContext(() => usePlanEditing(ref(1), ref(false)));
    server.listChanges.mockResolvedValue({ revision: 6, delta: deltaOf(5, 6) });
    await foreman.catchUp(6);
    expect([shown(), server.listEdits.mock.calls.length]).toEqual([6, 0]);
  });

  it("load the window when the delta does not tell enough", async () => {
    const load = vi.spyOn(queries, "refetchQueries").mockResolvedValue();
    server.listChanges.mockResolvedValue({ revision: 9, delta: null });
    await editing.catchUp();
    expect(load).toHaveBeenCalledWith({ queryKey: KEY, exact: true });
  });
});

describe("what is typed", () => {
  it("is a number with or without separators, or none", () => {
    expect(["8", " 1,186.5 ", "−2", "+3", "abc", "", "1e3"].map(numberOf)).toEqual([
      8,
      1186.5,
      -2,
      3,
      null,
      null,
      null,
    ]);
    expect([minutesOfDays("2.5", 480), minutesOfDays("-1", 600), minutesOfDays("x", 480)]).toEqual([
      1200,
      -600,
      null,
    ]);
  });

  it("is a command by the keys of other planning tools", () => {
    const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
      commandOfKey({
        key: name,
        isComposing: false,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        ...held,
      } as KeyboardEvent);
    expect([key("Insert"), key("Delete"), key("a"), key("Delete", { isComposing: true })]).toEqual([
      "add",
      "delete",
      null,
      null,
    ]);
    const outline = { altKey: true, shiftKey: true };
    expect([key("ArrowRight", outline), key("ArrowLeft", outline), key("ArrowUp", outline)]).toEqual([
      "indent",
      "outdent",
      "up",
    ]);
    const control = { ctrlKey: true };
    expect([key("z", control), key("y", control), key("Z", { ...control, shiftKey: true })]).toEqual([
      "undo",
      "redo",
      "redo",
    ]);
  });
});

describe("a reading of the window that was under way when an edit came back", () => {
  it("does not take the page back to an older revision", async () => {
    let arrive: (plan: Plan) => void = () => {};
    const reading = queries
      .fetchQuery({ queryKey: KEY, queryFn: () => new Promise<Plan>((resolve) => (arrive = resolve)) })
      .catch(() => undefined);
    server.editPlan.mockResolvedValueOnce(answer(5, 6));
    await wish("1:name");
    arrive(openPlan(windowAt(5)));
    await reading;
    expect(shown()).toBe(6);
  });
});
