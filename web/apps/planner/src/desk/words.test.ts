import type { ParkedItem } from "@headway/api-types";
import { t } from "@headway/ui";
import { expect, it } from "vitest";
import { enteredLines, enteredWords, subjectWords } from "./words.ts";

it("tells in words that a photo is to go, and why; its hash says nothing to anybody", () => {
  const item = {
    kind: "redact_photo",
    record: { kind: "fact", id: "0197ab12" },
    about: null,
    changes: { sha256: [null, "ab".repeat(32)], reason: [null, "拍到了身份证"] },
  } as unknown as ParkedItem;

  expect(subjectWords(item)).toBe(t("desk.record.redact_photo"));
  expect(enteredWords(item)).toBe("拍到了身份证");
  expect(enteredLines(item)).toHaveLength(1);
});
