// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { type App, createApp, h, nextTick, reactive, shallowRef } from "vue";
import { RequestFailed } from "../src/api/request.ts";
import EditField from "../src/plan/edit/EditField.vue";
import { EDITING, type PlanEditing } from "../src/plan/editing.ts";

const WHERE = "1:duration";
let app: App | null = null;

/** A field over a plan at revision 5, as the inspector shows it. */
function showField(save: (text: string, begun: number) => Promise<boolean>) {
  const busy = shallowRef<ReadonlySet<string>>(new Set());
  const refusals = shallowRef<ReadonlyMap<string, RequestFailed>>(new Map());
  const plan = reactive({ value: "5", version: 5 });
  const editing = {
    busy,
    refusals,
    revision: () => plan.version,
    refuse: (where: string, failure: RequestFailed | null) => {
      refusals.value = failure ? new Map([[where, failure]]) : new Map();
    },
    catchUp: vi.fn().mockResolvedValue(undefined),
  };
  const through = async (text: string, begun: number) => {
    busy.value = new Set([WHERE]);
    const done = await save(text, begun);
    busy.value = new Set();
    return done;
  };
  const host = document.createElement("div");
  app = createApp({
    render: () => h(EditField, { label: "工期", where: WHERE, save: through, ...plan }),
  });
  app.provide(EDITING, editing as unknown as PlanEditing);
  app.mount(host);
  const input = host.querySelector("input") as HTMLInputElement;
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event("input"));
  };
  const press = (key: string) => input.dispatchEvent(new KeyboardEvent("keydown", { key }));
  return { host, input, plan, editing, type, press };
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await nextTick();
};

afterEach(() => {
  app?.unmount();
  app = null;
});

describe("a field of the inspector", () => {
  it("sends what is typed with the revision that stood when typing began, and shows the plan's value again", async () => {
    const save = vi.fn().mockResolvedValue(true);
    const { input, plan, type, press } = showField(save);
    type("8.0");
    plan.version = 6;
    await settled();
    expect(input.value).toBe("8.0");
    press("Enter");
    await settled();
    Object.assign(plan, { value: "8", version: 7 });
    await settled();
    expect(save.mock.calls).toEqual([["8.0", 5]]);
    expect(input.value).toBe("8");
  });

  it("keeps what was refused and does not try it again by being left", async () => {
    const save = vi.fn().mockResolvedValue(false);
    const { host, input, editing, type, press } = showField(save);
    type("9");
    press("Enter");
    await settled();
    editing.refuse(WHERE, new RequestFailed(409, "schedule.edits_overlap", "李雪梅", null));
    await settled();
    input.dispatchEvent(new Event("blur"));
    input.dispatchEvent(new Event("change"));
    await settled();
    expect([save.mock.calls.length, input.value]).toEqual([1, "9"]);
    (host.querySelector(".refusal button") as HTMLButtonElement).click();
    await settled();
    expect([input.value, editing.catchUp.mock.calls.length]).toEqual(["5", 1]);
  });

  it("sends the next value when the first is back", async () => {
    let back: (done: boolean) => void = () => {};
    const save = vi.fn().mockReturnValueOnce(new Promise((resolve) => (back = resolve)));
    save.mockResolvedValueOnce(true);
    const { type, press } = showField(save);
    type("6");
    press("Enter");
    type("7");
    press("Enter");
    expect(save).toHaveBeenCalledTimes(1);
    back(true);
    await settled();
    expect(save.mock.calls.map((call) => call[0])).toEqual(["6", "7"]);
  });

  it("sends nothing that is the plan's value already, and nothing after Escape", async () => {
    const save = vi.fn().mockResolvedValue(true);
    const { input, type, press } = showField(save);
    type("5");
    press("Enter");
    type("6");
    await settled();
    press("Escape");
    input.dispatchEvent(new Event("blur"));
    await settled();
    expect([save.mock.calls.length, input.value]).toEqual([0, "5"]);
  });
});
