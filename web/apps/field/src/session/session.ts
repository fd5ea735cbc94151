/** Who uses the phone. Known from the store without a network; an ended session stops the sending, not the entering. */
import { callServer, Refused, RequestFailed } from "@headway/sync";
import { computed, shallowRef } from "vue";
import { storage } from "../site.ts";
import { isLanguage, language, useLanguage } from "../words.ts";

export interface Person {
  user_id: string;
  username: string;
  display_name: string;
  organization: string;
  role: string;
  role_name: string;
  /** The name somebody signs with on a crew's link; else empty. */
  reporter: string;
}

interface KeptSession {
  person: Person;
  entered_at: number;
}

interface SessionAnswer {
  account: null | {
    id: string;
    username: string;
    display_name: string;
    organization: string;
    role: string;
    role_name: string;
    language: string;
  };
  csrf_token: string;
  demo_accounts: DemoPerson[];
}

export interface DemoPerson {
  username: string;
  display_name: string;
  role_name: string;
  organization: string;
}

const kept = shallowRef<KeptSession | null>(null);
export const person = computed<Person | null>(() => kept.value?.person ?? null);
/** The server has ended the session: entering goes on, sending waits for the password. */
export const needsSignIn = shallowRef(false);
export const demoPeople = shallowRef<DemoPerson[]>([]);

let csrf = "";
export const csrfToken = (): string => csrf;

export async function loadPerson(): Promise<void> {
  const row = await storage.run((db) => db.meta.get("session"));
  kept.value = (row?.value as KeptSession | undefined) ?? null;
}

/** Asks the server who is signed in; no answer leaves everything as it is. */
export async function refreshSession(): Promise<void> {
  const answer = (await callServer("/api/session", { timeoutMs: 15_000 })) as SessionAnswer;
  await take(answer);
}

export async function refreshQuietly(): Promise<void> {
  try {
    await refreshSession();
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
  }
}

async function take(answer: SessionAnswer): Promise<void> {
  csrf = answer.csrf_token;
  demoPeople.value = answer.demo_accounts;
  const account = answer.account;
  needsSignIn.value = kept.value !== null && account?.id !== kept.value.person.user_id;
  if (account && isLanguage(account.language) && account.language !== language())
    await useLanguage(account.language);
}

export async function signIn(username: string, password: string): Promise<void> {
  await enter("/api/session", { username, password });
}

export async function signInAsDemo(username: string): Promise<void> {
  await enter("/api/demo-sessions", { username });
}

async function enter(path: string, body: Record<string, string>, reporter = ""): Promise<void> {
  if (!csrf) await refreshSession();
  const answer = (await writeOnce(path, body)) as SessionAnswer;
  await keep(answer, reporter);
}

/** A token that has gone stale is fetched once more. */
async function writeOnce(path: string, body: unknown): Promise<unknown> {
  const call = () => callServer(path, { method: "POST", body, csrf, idempotencyKey: crypto.randomUUID() });
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 403) throw error;
    await refreshSession();
    return call();
  }
}

async function keep(answer: SessionAnswer, reporter: string): Promise<void> {
  const account = answer.account;
  if (!account) return;
  const { id, username, display_name, organization, role, role_name } = account;
  const next: KeptSession = {
    person: { user_id: id, username, display_name, organization, role, role_name, reporter },
    entered_at: Date.now(),
  };
  await storage.run((db) => db.meta.put({ key: "session", value: next }));
  kept.value = next;
  await take(answer);
}
