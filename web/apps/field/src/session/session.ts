/** Who uses the phone. Known from the store without a network; an ended session stops the sending, not the entering. */
import {
  callServer,
  fact,
  keepFact,
  openVault,
  Refused,
  RequestFailed,
  type Secret,
  unsealAll,
} from "@headway/sync";
import { stopWaking } from "@headway/ui/waking";
import { computed, ref, shallowRef } from "vue";
import { storage } from "../site.ts";

import { isLanguage, useAccountsLanguage } from "../words.ts";

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

export interface KeptSession {
  person: Person;
  /** When he last proved who he is, by password, PIN or link. */
  entered_at: number;
  /** The secret of the crew's link by which he came; else empty. */
  crew_link: string;
}

interface SessionAnswer {
  account: (Omit<Person, "user_id" | "reporter"> & { id: string; language: string }) | null;
  csrf_token: string;
  demo_accounts: DemoPerson[];
}

export interface DemoPerson {
  username: string;
  display_name: string;
  role: string;
  role_name: string;
  organization: string;
}

/** A phone of the site asks who holds it after a shift, not after a pause. */
export const SHIFT_MS = 12 * 3_600_000;

const kept = shallowRef<KeptSession | null>(null);
export const person = computed<Person | null>(() => kept.value?.person ?? null);
export const crewLink = computed(() => kept.value?.crew_link || undefined);
export const enteredAt = computed(() => kept.value?.entered_at ?? 0);
/** The server has ended the session: entering goes on, sending waits for the password. */
export const needsSignIn = ref(false);
/** The vault is closed although he is signed in: his earlier work needs the PIN (or the password of then). */
export const needsPin = ref(false);
export const demoPeople = shallowRef<DemoPerson[]>([]);

let csrf = "";

export async function loadPerson(): Promise<void> {
  const row = await storage.run((db) => db.meta.get("session"));
  kept.value = (row?.value as KeptSession | undefined) ?? null;
}

/** Asks the server who is signed in; no answer leaves everything as it is. */
export async function refreshQuietly(): Promise<void> {
  try {
    await refreshSession();
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
  }
}

async function refreshSession(): Promise<void> {
  await take((await callServer("/api/session", { timeoutMs: 15_000 })) as SessionAnswer);
}

async function take(answer: SessionAnswer): Promise<void> {
  csrf = answer.csrf_token;
  demoPeople.value = answer.demo_accounts ?? [];
  const account = answer.account;
  if (account && !kept.value && (await endIfLeft(account.id))) return;
  needsSignIn.value = kept.value !== null && account?.id !== kept.value.person.user_id;
  if (!kept.value || needsSignIn.value || !account) return;
  if (isLanguage(account.language)) await useAccountsLanguage(account.language);
}

export async function signIn(username: string, password: string): Promise<void> {
  await enter("/api/session", { username, password, on_site: true }, { kind: "password", text: password });
}

export async function signInAsDemo(username: string): Promise<void> {
  await enter("/api/demo-sessions", { username, on_site: true }, null);
}

/** A crew's link: the account of the link, and the name of him who signs with it. */
export async function enterByCrewLink(token: string, reporter: string): Promise<void> {
  await enter(
    `/api/crew-links/${encodeURIComponent(token)}/sessions`,
    { reporter },
    { kind: "link", text: token },
    reporter,
  );
}

async function enter(path: string, body: object, secret: Secret | null, reporter = ""): Promise<void> {
  const answer = (await write("POST", path, body)) as SessionAnswer;
  const account = answer.account ?? ((await callServer("/api/session")) as SessionAnswer).account;
  if (!account) return;
  const { id, username, display_name, organization, role, role_name } = account;
  const next = { user_id: id, username, display_name, organization, role, role_name, reporter };
  await become(next, secret);
  await take(answer);
}

/** From now on this person enters on this phone, and what he left here is open again. */
async function become(next: Person, secret: Secret | null): Promise<void> {
  needsPin.value = false;
  if (secret) await openFor(next, secret);
  const before = kept.value?.person.user_id === next.user_id ? kept.value.crew_link : "";
  const crew_link = secret?.kind === "link" ? secret.text : before;
  const session: KeptSession = { person: next, entered_at: Date.now(), crew_link };
  await storage.run((db) => db.meta.put({ key: "session", value: session }));
  await storage.run((db) => db.meta.delete(LEFT));
  if (await storage.run((db) => fact(db, "revoked")))
    await storage.run((db) => keepFact(db, "revoked", false));
  kept.value = session;
}

async function openFor(next: Person, secret: Secret): Promise<void> {
  try {
    await openVault(storage, next.user_id, next, secret);
    await unsealAll(storage, next.user_id);
  } catch (error) {
    // His password was changed meanwhile: he is in, what he left here waits for his PIN.
    if (secret.kind === "pin" || (error as Error).name !== "WrongSecret") throw error;
    needsPin.value = true;
  }
}

/** Opens the phone for somebody who was here before, without a network. Raises WrongSecret. */
export async function enterByPin(next: Person, pin: string): Promise<void> {
  await become(next, { kind: "pin", text: pin });
  needsSignIn.value = true;
  void refreshQuietly();
}

/** The same person proves again who he is: after a shift, or for work that waits for his PIN. Raises WrongSecret. */
export async function provePin(pin: string): Promise<void> {
  if (person.value) await become(person.value, { kind: "pin", text: pin });
}

/** After the work of the person was sealed: nobody uses the phone. Without a network his session is ended later. */
export async function forgetPerson(): Promise<void> {
  const left = kept.value?.person.user_id ?? "";
  kept.value = null;
  needsSignIn.value = false;
  needsPin.value = false;
  await storage.run((db) => db.meta.put({ key: LEFT, value: left }));
  await stopWaking(null).catch(() => {}); // the next person does not read his messages; needs no network
  try {
    await endSession();
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
  }
}

const LEFT = "left_without_network";

async function endSession(): Promise<void> {
  await write("DELETE", "/api/session", undefined);
  await storage.run((db) => db.meta.delete(LEFT));
}

/** Nobody uses the phone, yet the server still knows him who left it without a network: that ends now. */
async function endIfLeft(userId: string): Promise<boolean> {
  const left = await storage.run((db) => db.meta.get(LEFT));
  if (left?.value !== userId) return false;
  await endSession();
  await refreshSession();
  return true;
}

/** A write outside the outbox: needs the network. A token that has gone stale is fetched once more. */
export async function write(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body: unknown,
): Promise<unknown> {
  if (!csrf) await refreshSession();
  const call = () => callServer(path, { method, body, csrf, idempotencyKey: crypto.randomUUID() });
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.includes("csrf")) throw error;
    await refreshSession();
    return call();
  }
}
