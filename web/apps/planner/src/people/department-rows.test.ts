import { expect, it } from "vitest";
import { departmentRows, withinDepartment } from "./department-rows.ts";

const department = (id: number, parent_id: number | null) => ({
  id,
  name: `部门 ${id}`,
  parent_id,
  people: 0,
});
const TREE = [department(3, 1), department(1, null), department(2, null), department(4, 3)];

it("reads departments as a tree, each under the one it belongs to", () => {
  expect(departmentRows(TREE).map((row) => [row.department.id, row.depth])).toEqual([
    [1, 0],
    [3, 1],
    [4, 2],
    [2, 0],
  ]);
});

it("offers no department under itself as its new place", () => {
  expect([...withinDepartment(TREE, 1)].sort()).toEqual([1, 3, 4]);
  expect([...withinDepartment(TREE, 2)]).toEqual([2]);
});
