import { describe, expect, it } from "vitest";
import type { WordsLine } from "../api/message-words.ts";
import { draftOf, grouped, inserted, wordedOf } from "./wording.ts";

const line = (change: Partial<WordsLine> = {}): WordsLine => ({
  kind: "mentioned",
  language: "zh-CN",
  default: "{actor}提到了你",
  title: "",
  words: "",
  holes: ["actor", "name", "project"],
  version: 0,
  ...change,
});

describe("the words of a message", () => {
  it("begin with the default and stay it when nothing was changed", () => {
    const draft = draftOf(line());
    expect(draft.words).toBe("{actor}提到了你");
    expect(wordedOf(line(), draft)).toEqual({ title: "", words: "" });
    expect(wordedOf(line(), { ...draft, words: " 请看 {name} " })).toEqual({
      title: "",
      words: "请看 {name}",
    });
  });

  it("take a placeholder where the caret stands, over what is chosen", () => {
    expect(inserted("请看。", "name", 2, 2)).toEqual({ text: "请看{name}。", caret: 8 });
    expect(inserted("请看它。", "name", 2, 3)).toEqual({ text: "请看{name}。", caret: 8 });
  });

  it("stand under the headings of the preferences, an unknown kind with the last", () => {
    const lines = [
      line(),
      line({ kind: "overdue" }),
      line({ kind: "reminder_digest" }),
      line({ language: "en" }),
    ];
    expect(grouped(lines, "zh-CN").map((one) => [one.group, one.lines.map(({ kind }) => kind)])).toEqual([
      ["talk", ["mentioned"]],
      ["reminders", ["overdue", "reminder_digest"]],
    ]);
  });
});
