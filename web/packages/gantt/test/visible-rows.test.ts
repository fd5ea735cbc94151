import { describe, expect, it } from "vitest";
import { buildStore } from "../src/store.ts";
import { VisibleRows } from "../src/visible-rows.ts";
import { twoStoreyBlock } from "./block.ts";

const open = (collapsed: number[] = []) => new VisibleRows(buildStore(twoStoreyBlock()), collapsed);

describe("visible rows", () => {
  it("hides everything under a closed row and nothing else", () => {
    const visible = open([11]);

    expect(Array.from(visible.rows)).toEqual([0, 1, 5, 6, 7, 8]);
    expect(visible.position[3]).toBe(-1);
    expect(visible.position[8]).toBe(5);
  });

  it("collapses to a level: one shows the top rows, two their children too", () => {
    const visible = open();

    visible.collapseToLevel(1);
    expect(Array.from(visible.rows)).toEqual([0]);

    visible.collapseToLevel(2);
    expect(Array.from(visible.rows)).toEqual([0, 1, 5, 8]);

    visible.expandAll();
    expect(visible.count).toBe(9);
  });

  it("remembers what was closed inside a closed row", () => {
    const visible = open([11]);

    visible.setOpen(0, false);
    visible.setOpen(0, true);

    expect(visible.collapsedIds()).toEqual([11]);
    expect(visible.count).toBe(6);
  });

  it("opens all that hides a row, and only that", () => {
    const visible = open([10, 11, 15]);

    expect(visible.reveal(7)).toBe(true);

    expect(Array.from(visible.rows)).toEqual([0, 1, 5, 6, 7, 8]);
    expect(visible.reveal(7)).toBe(false);
  });

  it("lets the outermost closed row stand for a hidden one", () => {
    const visible = open([10, 11]);

    expect(visible.standIn(3)).toBe(0);
    visible.setOpen(0, true);
    expect(visible.standIn(3)).toBe(1);
    expect(visible.standIn(6)).toBe(6);
  });

  it("ignores ids that are gone and rows without children", () => {
    const visible = open([999, 13]);

    expect(visible.count).toBe(9);
    expect(visible.collapsedIds()).toEqual([]);
    expect(visible.setOpen(3, false)).toBe(false);
  });
});
