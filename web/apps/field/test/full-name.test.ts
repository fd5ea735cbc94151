import { expect, it } from "vitest";
import { fullName } from "../src/report/full-name.ts";

it("puts the place before a name that leaves it out, and nothing twice", () => {
  expect(fullName({ name: "B 区 混凝土浇筑", location: "3# 楼/28 层/B 区" })).toBe("28 层 B 区 混凝土浇筑");
  expect(fullName({ name: "9 层 A 区 砌体", location: "3# 楼/9 层/A 区" })).toBe("9 层 A 区 砌体");
  expect(fullName({ name: "屋面防水", location: "3# 楼" })).toBe("屋面防水");
  expect(fullName({ name: "屋面防水", location: null })).toBe("屋面防水");
});
