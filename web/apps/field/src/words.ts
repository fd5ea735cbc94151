/** The texts of the field app: the part `field.…` of the one catalogue, small enough for a first paint. */
import type chinese from "@headway/words/zh-CN.json";
import { shallowRef } from "vue";

export type TextKey = Extract<keyof typeof chinese, `field.${string}`>;
export type Language = "zh-CN" | "en";
export type TextParameters = Record<string, string | number>;
type Catalogue = Record<string, string>;

const LANGUAGE_KEY = "headway.language";
const ACCOUNTS_KEY = "headway.site.language";

const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  "zh-CN": () => import("virtual:field-words/zh-CN"),
  en: () => import("virtual:field-words/en"),
};

const current = shallowRef<{ language: Language; catalogue: Catalogue }>({
  language: "zh-CN",
  catalogue: {},
});

export const isLanguage = (value: unknown): value is Language => value === "zh-CN" || value === "en";

export const language = (): Language => current.value.language;

/** The text of a key in the reader's language; a reactive read inside a template or a computed. */
export function t(key: TextKey, parameters: TextParameters = {}): string {
  const template = current.value.catalogue[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
}

/** The text of a key that is put together while running (`field.reason.${code}`); null when there is none. */
export function textOfCode(key: string, parameters: TextParameters = {}): string | null {
  return key in current.value.catalogue ? t(key as TextKey, parameters) : null;
}

/** The role in the language of the phone; what the server called it was in that of the moment of signing in. */
export const roleText = (one: { role: string; role_name: string }): string =>
  textOfCode(`people.role.${one.role}`) ?? one.role_name;

export async function useLanguage(next: Language): Promise<void> {
  current.value = { language: next, catalogue: (await loaders[next]()).default };
  document.documentElement.lang = next;
}

export async function chooseLanguage(next: Language): Promise<void> {
  try {
    localStorage.setItem(LANGUAGE_KEY, next);
  } catch {
    // private browsing without storage: the choice lasts for this page
  }
  await useLanguage(next);
}

/** The language of the account, unless another was chosen on this phone; kept for starts without a network. */
export async function useAccountsLanguage(next: Language): Promise<void> {
  if (isLanguageChosen()) return;
  try {
    localStorage.setItem(ACCOUNTS_KEY, next);
  } catch {
    // private browsing without storage
  }
  if (next !== language()) await useLanguage(next);
}

/** Has somebody chosen a language on this phone? Then his account's does not change it. */
function isLanguageChosen(): boolean {
  try {
    return isLanguage(localStorage.getItem(LANGUAGE_KEY));
  } catch {
    return false;
  }
}

export function rememberedLanguage(): Language {
  try {
    const stored = localStorage.getItem(LANGUAGE_KEY) ?? localStorage.getItem(ACCOUNTS_KEY);
    if (isLanguage(stored)) return stored;
  } catch {
    // as above
  }
  return navigator.language.startsWith("zh") ? "zh-CN" : "en";
}
