import type { Account, Session } from "@headway/api-types";
import { isLanguage, type Language, language, useLanguage } from "@headway/ui";
import { stopWaking } from "@headway/ui/waking";
import { computed, shallowRef } from "vue";
import { answerOf, keepCsrfToken, RequestFailed, server } from "./request.ts";

const LANGUAGE_KEY = "headway.language";
const current = shallowRef<Session | null>(null);
let chosenAtTheDoor: Language | null = null;

export const session = computed(() => current.value);
export const account = computed<Account | null>(() => current.value?.account ?? null);

/** Why the last start failed, so that the first screen can say it instead of staying blank. */
export const startFailure = shallowRef<RequestFailed | null>(null);

export async function loadSession(): Promise<void> {
  await useLanguage(rememberedLanguage() ?? "zh-CN");
  try {
    await take(await answerOf(server.GET("/api/session")));
    startFailure.value = null;
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    startFailure.value = error;
  }
}

async function take(next: Session): Promise<void> {
  keepCsrfToken(next.csrf_token);
  const wanted = next.account ? next.account.language : (rememberedLanguage() ?? next.language);
  if (isLanguage(wanted) && wanted !== language()) await useLanguage(wanted);
  current.value = next;
}

export async function signIn(username: string, password: string): Promise<void> {
  await enter(await answerOf(server.POST("/api/session", { body: { username, password, on_site: false } })));
}

/** A language chosen at the door goes with the person; otherwise the account's own is spoken. */
async function enter(next: Session): Promise<void> {
  const chosen = chosenAtTheDoor;
  chosenAtTheDoor = null;
  await take(next);
  if (chosen && chosen !== next.account?.language) await chooseLanguage(chosen);
}

/** Enters by a link that was given to this person: an invitation, or a new password. */
export async function enterByLink(token: string, username: string, password: string): Promise<void> {
  const params = { path: { token } };
  await enter(
    await answerOf(
      server.POST("/api/links/{token}/acceptances", { params, body: { username, password, on_site: false } }),
    ),
  );
}

export async function changePassword(old: string, next: string): Promise<void> {
  await take(await answerOf(server.PUT("/api/session/password", { body: { old, new: next } })));
}

export async function signInAsDemo(username: string): Promise<void> {
  await enter(await answerOf(server.POST("/api/demo-sessions", { body: { username, on_site: false } })));
}

export async function signOut(): Promise<void> {
  await stopWaking(null).catch(() => {});
  await answerOf(server.DELETE("/api/session"));
  await take(await answerOf(server.GET("/api/session")));
}

export function forgetAccount(): void {
  if (current.value?.account) current.value = { ...current.value, account: null };
}

export async function chooseLanguage(next: Language): Promise<void> {
  remember(next);
  await useLanguage(next);
  if (!account.value) chosenAtTheDoor = next;
  else await take(await answerOf(server.PATCH("/api/session", { body: { language: next } })));
}

function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(LANGUAGE_KEY);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

function remember(next: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, next);
  } catch {
    // private browsing without storage: the choice lasts for this page
  }
}
