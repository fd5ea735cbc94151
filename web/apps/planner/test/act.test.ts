import { QueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { beforeEach, expect, it } from "vitest";
import { createApp, ref } from "vue";
import { useAct } from "../src/act.ts";
import { RequestFailed } from "../src/api/request.ts";

let acts: ReturnType<typeof useAct>;
beforeEach(() => {
  const app = createApp({});
  app.use(VueQueryPlugin, { queryClient: new QueryClient() });
  acts = app.runWithContext(() => useAct());
});

/** A write whose end the test decides on. */
function slow() {
  let end = () => {};
  let refuse = (_: Error) => {};
  const done = new Promise<void>((resolve, reject) => {
    end = resolve;
    refuse = reject;
  });
  return { write: () => done, end, refuse };
}
const refused = new RequestFailed(409, "taken", "", null);

it("a question is closed by its answer", async () => {
  const asked = ref<string | null>("Zhou");
  const about: string[] = [];
  await acts.answer(asked, async (who) => about.push(who));
  expect([asked.value, about]).toEqual([null, ["Zhou"]]);
});

it("a question about another one, asked meanwhile, stays", async () => {
  const asked = ref<string | null>("Zhou");
  const { write, end } = slow();
  const answered = acts.answer(asked, write);
  asked.value = "Wang";
  end();
  await answered;
  expect(asked.value).toBe("Wang");
});

it("a refused answer leaves its question, with the reason", async () => {
  const asked = ref<string | null>("Zhou");
  const { write, refuse } = slow();
  const answered = acts.answer(asked, write);
  refuse(refused);
  await answered;
  expect([asked.value, acts.failure.value]).toEqual(["Zhou", refused]);
});

it("nothing is written where nothing is asked", async () => {
  const written: unknown[] = [];
  await acts.answer(ref<string | null>(null), async (who) => written.push(who));
  expect(written).toEqual([]);
});

it("is busy until the last of several ends, and what breaks is not told as a refusal", async () => {
  const [first, second] = [slow(), slow()];
  const both = [acts.act(first.write), acts.act(second.write)];
  first.end();
  await both[0];
  expect(acts.busy.value).toBe(true);
  second.refuse(new TypeError("broken"));
  await expect(both[1]).rejects.toThrow("broken");
  expect([acts.busy.value, acts.failure.value]).toEqual([false, null]);
});
