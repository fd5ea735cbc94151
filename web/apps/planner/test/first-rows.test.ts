import { describe, expect, it } from "vitest";
import { firstRows } from "../src/plan/grid/first-rows.ts";

describe("the first rows of a plan, pasted", () => {
  it("begin with the name", () => {
    expect(firstRows("挖土\t3\n垫层\t1").columns[0]).toBe("name");
  });

  it("may have line numbers in front", () => {
    expect(firstRows("1\t挖土\t3\n2\t垫层\t1").columns.slice(0, 2)).toEqual(["row", "name"]);
  });

  it("are names when numbers stand alone", () => {
    expect(firstRows("101\n102").columns[0]).toBe("name");
  });
});
