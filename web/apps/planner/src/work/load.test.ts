import type { WorkloadLine } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { cellsOf, isOverloaded } from "./load.ts";

const carpenters = {
  name: "木工班",
  capacity_hours: 80,
  days: [
    { day: "2026-11-23", hours: 24, other_hours: 0, is_over: false },
    { day: "2026-11-24", hours: 70, other_hours: 18, is_over: true },
  ],
} as WorkloadLine;

describe("the load of a crew", () => {
  it("has a cell for each day, this project's and others' hours together", () => {
    const cells = cellsOf(carpenters, ["2026-11-22", "2026-11-23", "2026-11-24"]);

    expect(cells.map((cell) => cell.shade)).toEqual([0, 1, 4]);
    expect(cells[2]).toMatchObject({ hours: 88, otherHours: 18, share: 1.1, isOver: true });
    expect(isOverloaded(carpenters)).toBe(true);
  });

  it("tells no share where nobody knows what the crew can do", () => {
    const [cell] = cellsOf({ ...carpenters, capacity_hours: 0 }, ["2026-11-23"]);

    expect(cell).toMatchObject({ share: null, shade: 3 });
  });
});
