import { readFileSync } from "node:fs";
import { type DisplayPage, svgOf } from "@headway/gantt/sheet";
import { describe, expect, it } from "vitest";

const golden = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf-8");

/** `tests/paper/test_painters.py` holds the painter of the server to the same files. */
describe("the painter of sheets", () => {
  const page = JSON.parse(golden("sheet.json")) as DisplayPage;

  it.each(["colour", "mono"] as const)("paints the golden picture in %s as the server does", (theme) => {
    expect(`${svgOf(page, theme)}\n`).toBe(golden(`sheet.${theme}.svg`));
  });

  it("lets no text become markup", () => {
    const words = {
      kind: "texts",
      role: "text",
      size: 250,
      anchor: "start",
      at: [0, 0],
      words: ['<b>&"\u0000'],
    } as const;

    expect(svgOf({ width: 100, height: 100, items: [words] }, "colour")).toContain('>&lt;b&gt;&amp;"</text>');
  });
});
