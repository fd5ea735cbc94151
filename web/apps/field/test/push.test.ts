import { describe, expect, it } from "vitest";
import { localPath, pushedOf } from "../src/push.ts";

describe("what a push may open", () => {
  it("opens paths of this installation only", () => {
    expect(localPath("/projects/3/plan?activity=7")).toBe("/projects/3/plan?activity=7");
    for (const told of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil",
      "javascript:alert(1)",
      "",
      null,
      5,
    ])
      expect(localPath(told)).toBe("/site/");
  });

  it("shows something whatever came", () => {
    expect(pushedOf("")).toEqual({ title: "Headway", body: "", tag: "", path: "/site/" });
    expect(pushedOf('{"title":"3# 楼","body":"请答复","tag":"h4","path":"/inbox"}')).toEqual({
      title: "3# 楼",
      body: "请答复",
      tag: "h4",
      path: "/inbox",
    });
    expect(pushedOf("null").title).toBe("Headway");
  });
});
