import type { ConflictValue, OperationRow, ParkedValue, PhotoRow } from "@headway/sync";
import { describe, expect, it, vi } from "vitest";
import { fateOf } from "../src/sync/fates.ts";
import { stepsOf } from "../src/sync/steps.ts";
import { t } from "../src/words.ts";

/** Keys with what is put into them: the catalogue is no part of a test. */
vi.mock("../src/words.ts", async (original) => ({
  ...(await original<object>()),
  t: (key: string, parameters: object = {}) => [key, ...Object.values(parameters)].join(" "),
}));

const AT = "2026-11-22T16:00:00+08:00";
const row = (state: OperationRow["state"]) =>
  ({
    state,
    seq: 3,
    trail: [],
    saved_at: AT,
    settled_at: AT,
    answer: { text: "没有权限" },
  }) as unknown as OperationRow;
const photo = (state: PhotoRow["state"]) => ({ state, size_bytes: 1000, sent_bytes: 0 }) as PhotoRow;
const conflict = (decision: ConflictValue["decision"]) =>
  ({ field: "percent", is_open: decision === null, decision }) as ConflictValue;
const nothing = { desk: undefined, conflicts: [], isLinkClosed: false };
const heads = (...told: Parameters<typeof stepsOf>) => stepsOf(...told).map((step) => step.head);

const PERSON = t("field.step.person");

describe("what is still to happen with an entry", () => {
  it("is a person's decision while a conflict is open, or is not known to the phone yet", () => {
    expect(heads(row("conflict"), [], nothing)).toEqual([PERSON]);
    expect(heads(row("conflict"), [], { ...nothing, conflicts: [conflict(null)] })).toEqual([PERSON]);
  });

  it("is nothing once the conflict was settled: who did, and what counts", () => {
    const settled = conflict({ choice: "mine", value: 0.4, by: "王经理", at: AT });

    const steps = stepsOf(row("conflict"), [], { ...nothing, conflicts: [settled] });

    expect(steps.map(({ head, tone }) => [head, tone])).toEqual([
      [t("field.step.decided", { by: "王经理" }), "done"],
    ]);
    expect(steps[0]!.line).toContain("40 %");
  });

  it("is nothing once the conflict was overtaken, whoever that was told of", () => {
    const overtaken = conflict({ choice: "overtaken", value: null, by: "李工长", at: AT });

    expect(heads(row("conflict"), [], { ...nothing, conflicts: [overtaken] })).toEqual([
      t("field.step.overtaken"),
    ]);
    const both = [overtaken, conflict(null)];
    expect(heads(row("conflict"), [], { ...nothing, conflicts: both })).toEqual([
      t("field.step.overtaken"),
      PERSON,
    ]);
  });

  it("is a parked entry's decision and its photos, by a crew's link that was taken back, too", () => {
    for (const isLinkClosed of [false, true])
      expect(heads(row("parked"), [photo("waiting")], { ...nothing, isLinkClosed })).toEqual([
        PERSON,
        t("field.step.photos"),
      ]);
    const desk = { decision: { by: "王经理", at: AT, reason: "不算" } } as ParkedValue;
    expect(heads(row("parked"), [], { ...nothing, desk })).toEqual([
      t("field.step.decided", { by: "王经理" }),
    ]);
  });

  it("is not the photos of what is in the books already when the link was taken back: they stay on the phone", () => {
    const photos = [photo("waiting"), photo("verified")];
    const stay = t("field.fate.photos.stay", { count: 1 });

    expect(heads(row("applied"), photos, nothing)).toEqual([t("field.step.photos")]);
    expect(heads(row("applied"), photos, { ...nothing, isLinkClosed: true })).toEqual([stay]);
    expect(fateOf(row("applied"), photos, true).line).toContain(stay);
    expect(fateOf(row("applied"), photos, false).line).not.toContain(stay);
  });

  it("a parked entry tells of its photos beside the reason", () => {
    const line = fateOf(row("parked"), [photo("verified")], true).line;

    expect(line).toContain("没有权限");
    expect(line).toContain(t("field.fate.photos.done", { count: 1 }));
  });
});
