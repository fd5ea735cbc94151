import { expect, it } from "vitest";
import { safeNext } from "../src/safe-next.ts";

it("goes on only to a path of this site after sign-in", () => {
  expect(safeNext("/projects/3/plan?activity=7")).toBe("/projects/3/plan?activity=7");
  for (const elsewhere of ["//evil.example", "/\\evil.example", "https://evil.example", "", undefined])
    expect(safeNext(elsewhere)).toBe("/");
});
