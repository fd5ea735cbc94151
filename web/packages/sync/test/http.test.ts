import { afterEach, expect, it, vi } from "vitest";
import { callServer } from "../src/index.ts";

afterEach(() => vi.unstubAllGlobals());

it("asks in the language of the page, so that answers are read in it", async () => {
  const told: (string | null)[] = [];
  const fetcher = async (_: string, init: RequestInit) => {
    told.push(new Headers(init.headers).get("X-Language"));
    return new Response("{}", { headers: { "Content-Type": "application/json" } });
  };
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  await callServer("/api/session", {}, fetcher);
  vi.stubGlobal("document", undefined);
  await callServer("/api/session", {}, fetcher);
  expect(told).toEqual(["en", null]);
});
