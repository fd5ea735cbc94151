import english from "@headway/words/en.json";
import chinese from "@headway/words/zh-CN.json";
import { describe, expect, it } from "vitest";
import { fill, isLanguage, language, t, textOfCode, useLanguage } from "../src/texts.ts";

describe("texts", () => {
  it("speaks the language that was chosen", async () => {
    await useLanguage("zh-CN");
    expect(t("client.data_date")).toBe("数据日期");
    await useLanguage("en");
    expect(t("client.data_date")).toBe("Data date");
    expect(language()).toBe("en");
  });

  it("fills the holes of a text and leaves a hole without a value visible", () => {
    expect(fill("{kept} / {all}", { kept: 3, all: 4 })).toBe("3 / 4");
    expect(fill("{kept} / {all}", { kept: 3 })).toBe("3 / {all}");
  });

  it("knows when the catalogue has no text for a code of the server", async () => {
    await useLanguage("zh-CN");
    expect(textOfCode("client.data_date")).toBe("数据日期");
    expect(textOfCode("engine.not_a_code")).toBeNull();
  });

  it("accepts only the two languages of the product", () => {
    expect([isLanguage("zh-CN"), isLanguage("en"), isLanguage("de")]).toEqual([true, true, false]);
  });

  it("has the same keys in both catalogues", () => {
    expect(Object.keys(english)).toEqual(Object.keys(chinese));
  });
});
