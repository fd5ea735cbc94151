import type chinese from "@headway/words/zh-CN.json";
import { shallowRef } from "vue";

/** A key of the one catalogue; a misspelt key is a type error. */
export type TextKey = keyof typeof chinese;
export type Language = "zh-CN" | "en";
export type TextParameters = Record<string, string | number>;
type Catalogue = Record<string, string>;

const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  "zh-CN": () => import("@headway/words/zh-CN.json"),
  en: () => import("@headway/words/en.json"),
};

const current = shallowRef<{ language: Language; catalogue: Catalogue }>({
  language: "zh-CN",
  catalogue: {},
});

export const isLanguage = (value: unknown): value is Language => value === "zh-CN" || value === "en";

export const language = (): Language => current.value.language;

export async function useLanguage(next: Language): Promise<void> {
  const loaded = await loaders[next]();
  current.value = { language: next, catalogue: loaded.default };
  if (typeof document !== "undefined") document.documentElement.lang = next;
}

export function fill(template: string, parameters: TextParameters = {}): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
}

/** The text of a key in the reader's language; a reactive read inside a template or a computed. */
export function t(key: TextKey, parameters?: TextParameters): string {
  return fill(current.value.catalogue[key] ?? key, parameters);
}

/** The text of a code that the server sent, or `null` when the catalogue does not know it. */
export function textOfCode(code: string, parameters?: TextParameters): string | null {
  const template = current.value.catalogue[code];
  return template === undefined ? null : fill(template, parameters);
}

/** Names in a row, as the reader's language sets them apart. */
export const listText = (names: readonly string[]): string => names.join(language() === "en" ? ", " : "、");
