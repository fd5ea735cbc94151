import type { InboxMessage } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { addressOf } from "./inbox.ts";

const message = (kind: string, parts: Record<string, number> = {}) =>
  ({ kind, project_id: 7, place: { kind: "activity", id: 12, code: "", name: "", parts } }) as InboxMessage;

describe("where a message leads", () => {
  it("is the page that answers it", () => {
    expect(addressOf(message("entry_conflict"))).toBe("/projects/7/desk");
    expect(addressOf(message("offer_proposed"))).toBe("/projects/7/work");
  });

  it("is else the activity, with the comment", () => {
    expect(addressOf(message("report_returned"))).toBe("/projects/7/plan?activity=12");
    expect(addressOf(message("mentioned", { comment: 3 }))).toBe("/projects/7/plan?activity=12&comment=3");
  });
});
