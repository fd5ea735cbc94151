// @vitest-environment jsdom

import { describe, expect, it, vi } from "vitest";
import { createApp, h } from "vue";
import MessageRow from "../src/inbox/MessageRow.vue";
import PlainText from "../src/plan/comments/PlainText.vue";
import { askedName, piecesOf, stillCalled } from "../src/plan/comments/plain-text.ts";
import FileRow from "../src/plan/files/FileRow.vue";
import { hostileWords } from "./hostile-words.ts";

function shown(component: Parameters<typeof h>[0], props: Record<string, unknown>): HTMLElement {
  const place = document.createElement("div");
  createApp({ render: () => h(component as never, props) }).mount(place);
  return place;
}

/** Everything that could act: elements beyond ours, handlers, addresses that are not http or our own paths. */
function active(place: HTMLElement): string[] {
  const found: string[] = [];
  for (const element of place.querySelectorAll("*")) {
    if (
      /^(script|iframe|object|embed|form|input|style|link|meta|base|math|video|audio)$/i.test(element.tagName)
    )
      found.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc" || name === "style") found.push(`${name}=${value}`);
      if (/^(href|src|action|xlink:href)$/.test(name) && !/^(https?:\/\/|\/)/.test(value))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}

const message = (words: string) => ({
  id: 1,
  kind: words,
  text: words,
  actor: words,
  words,
  at: "2026-11-20T09:00:00Z",
  is_read: false,
  is_archived: false,
  project_id: 1,
  project: words,
  place: { kind: words, id: 1, code: words, name: words, parts: { comment: 1 } },
});
const file = (name: string) => ({
  id: 1,
  name,
  size_bytes: 1,
  added_by: name,
  added_at: "2026-11-20T09:00:00Z",
  picture: true,
});

describe("words of a person", () => {
  it("has forty hostile ones to be shown", () => expect(hostileWords.length).toBeGreaterThanOrEqual(40));

  it.each(hostileWords)(
    "rule 3.29: nothing of it acts as comment, name of a file or message: %s",
    (words) => {
      const alert = vi.spyOn(globalThis, "alert").mockImplementation(() => {});
      const places = [
        shown(PlainText, { text: words, mentions: [words] }),
        shown(FileRow, { file: file(words) }),
        shown(MessageRow, { message: message(words), acts: true }),
      ];

      expect(places.flatMap(active)).toEqual([]);
      for (const place of places) expect(place.textContent).toContain(words);
      expect(alert).not.toHaveBeenCalled();
    },
  );

  it.each(["[", "*", "http://", "@", "https://a)", "((((", "&lt;"])(
    "is cut up in no time: 100 kB of %s",
    (part) => {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const began = performance.now();
      piecesOf(text, ["王工", "["]);
      expect(performance.now() - began).toBeLessThan(200);
    },
  );

  it("links http and https, and stops at Chinese punctuation", () => {
    const links = (text: string) =>
      piecesOf(text, []).flatMap(({ kind, words }) => (kind === "link" ? [words] : []));
    expect(links("见 https://a.cn/图纸?x=1，周五前。")).toEqual(["https://a.cn/图纸?x=1"]);
    expect(links("(http://a.cn/b).")).toEqual(["http://a.cn/b"]);
    expect(links("javascript:alert(1) data:text/html,x vbscript:x ftp://a file:///etc http://")).toEqual([]);
  });

  it("marks the names of those who were called, the longest first", () => {
    const called = piecesOf("@王工 和 @王工程师 看一下", ["王工", "王工程师"]).filter(
      ({ kind }) => kind === "mention",
    );
    expect(called.map(({ words }) => words)).toEqual(["@王工", "@王工程师"]);
  });

  it("asks for people behind an @, not inside an address of mail", () => {
    expect(askedName("请@wang", 6)).toEqual({ query: "wang", from: 1 });
    expect(askedName("@", 1)).toEqual({ query: "", from: 0 });
    expect(askedName("li@site.cn", 10)).toBeNull();
    expect(askedName("@王 看", 4)).toBeNull();
  });

  it("calls only those whose names still stand there", () => {
    const people = [{ display_name: "王工" }, { display_name: "李工" }];
    expect(stillCalled("@李工 周五", people)).toEqual([{ display_name: "李工" }]);
  });
});
