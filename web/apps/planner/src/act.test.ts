import { QueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { expect, it } from "vitest";
import { createApp } from "vue";
import { useAct } from "./act.ts";

it("is busy as long as one of two acts runs, whichever ends first", async () => {
  const app = createApp({}).use(VueQueryPlugin, { queryClient: new QueryClient() });
  const { busy, act } = app.runWithContext(useAct);
  let endFirst = () => {};
  let endSecond = () => {};
  const first = act(() => new Promise<void>((end) => (endFirst = end)));
  const second = act(() => new Promise<void>((end) => (endSecond = end)));
  endSecond();
  await second;
  expect(busy.value).toBe(true);
  endFirst();
  await first;
  expect(busy.value).toBe(false);
});
