/** Messages that wake this browser (web push). The permission is asked for only when a person switches it on. */
import { computed, onMounted, ref } from "vue";

/** What the server keeps of a browser; the endpoint only as the hash by which the browser knows itself. */
export interface WakingAnswer {
  public_key: string;
  browsers: { id: number; endpoint_hash: string }[];
}

/** The three requests of a client: read, add, remove. */
export interface WakingServer {
  read: () => Promise<WakingAnswer>;
  add: (browser: { endpoint: string; p256dh: string; auth: string }) => Promise<unknown>;
  remove: (id: number) => Promise<unknown>;
}

/** on, off, blocked (the person said no to the browser), none (this browser cannot be woken). */
export type Waking = "on" | "off" | "blocked" | "none";

const WORKER = "/site/sw.js";
const SCOPE = "/site/";

const isPossible = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;

async function subscribed(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** A page's switch: how it stands, which sentence says so, and what a tap does. */
export function useWaking(server: WakingServer) {
  const state = ref<Waking | null>(null);
  const failed = ref(false);
  const isFixed = computed(() => state.value === null || state.value === "blocked" || state.value === "none");
  const says = computed<"failed" | "blocked" | "none" | "text">(() => {
    if (failed.value) return "failed";
    return state.value === "blocked" || state.value === "none" ? state.value : "text";
  });

  async function attempt(act: () => Promise<Waking>): Promise<void> {
    failed.value = false;
    try {
      state.value = await act();
    } catch {
      failed.value = true;
      state.value ??= "off";
    }
  }

  async function change(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    await attempt(() => (box.checked ? startWaking(server) : stopWaking(server)));
    box.checked = state.value === "on";
  }

  const readAgain = () => attempt(() => readWaking(server));
  onMounted(readAgain);
  return { state, isFixed, says, change, readAgain };
}

/** How it stands, without asking the person anything. */
export async function readWaking(server: WakingServer): Promise<Waking> {
  if (!isPossible()) return "none";
  if (Notification.permission === "denied") return "blocked";
  const mine = await subscribed();
  if (!mine) return "off";
  const known = (await server.read()).browsers.map((one) => one.endpoint_hash);
  return known.includes(await hashOf(mine.endpoint)) ? "on" : "off";
}

/** Asks the person's permission and tells the server; call it from a tap. */
export async function startWaking(server: WakingServer): Promise<Waking> {
  if (!isPossible()) return "none";
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "blocked" : "off";
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" });
  const registration = await ready();
  const key = bytesOf((await server.read()).public_key);
  const mine = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const keys = mine.toJSON().keys ?? {};
  await server.add({ endpoint: mine.endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" });
  return "on";
}

/** This browser is not woken any more, neither for this person nor for the next one. */
export async function stopWaking(server: WakingServer | null): Promise<Waking> {
  const mine = isPossible() ? await subscribed() : null;
  if (!mine) return "off";
  const hash = await hashOf(mine.endpoint);
  await mine.unsubscribe();
  const row = (await server?.read())?.browsers.find((one) => one.endpoint_hash === hash);
  if (row) await server?.remove(row.id);
  return "off";
}

/** The worker of the field app once it is active; the planner's pages stand outside of its scope. */
async function ready(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  if (!registration) throw new Error("no service worker");
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  while (!registration.active && worker) {
    if (worker.state === "redundant") throw new Error("the service worker was not installed");
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  }
  return registration;
}

async function hashOf(words: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(words: string): Uint8Array<ArrayBuffer> {
  const plain = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
