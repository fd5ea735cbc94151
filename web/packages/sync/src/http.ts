/** Asking the server over a network that lies: a page of a captive portal is a failure, not an answer. */

export class RequestFailed extends Error {
  override name = "RequestFailed";
}

/** No answer at all: no network, a broken one, or too slow. */
export class Unreachable extends RequestFailed {
  override name = "Unreachable";
}

/** Somebody else answered: a captive portal's page, a proxy. */
export class NotOurServer extends RequestFailed {
  override name = "NotOurServer";
}

/** 5xx of our server or of what stands before it, or "too many": later again. */
export class ServerBusy extends RequestFailed {
  override name = "ServerBusy";
}

/** 401: sign in again; nothing is dropped. */
export class SignedOut extends RequestFailed {
  override name = "SignedOut";
}

/** Our server refused in words. */
export class Refused extends RequestFailed {
  override name = "Refused";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: string,
    readonly cure: string,
  ) {
    super(text);
  }
}

export interface Call {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  csrf?: string;
  timeoutMs?: number;
  /** An endpoint that is not exempt gets a key, so that a repeat has no second effect. */
  idempotencyKey?: string;
}

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 45_000;

/** The JSON of a 2xx answer; raises one of the failures above. */
export async function callServer(path: string, call: Call = {}, fetcher: Fetch = fetch): Promise<unknown> {
  const response = await reach(path, call, fetcher);
  const body = await jsonOf(response);
  if (response.ok && body !== undefined) return body;
  throw failureOf(response.status, body);
}

async function reach(path: string, call: Call, fetcher: Fetch): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (call.body !== undefined) headers["Content-Type"] = "application/json";
  if (call.csrf) headers["X-CSRF-Token"] = call.csrf;
  const language = globalThis.document?.documentElement.lang;
  if (language) headers["X-Language"] = language; // answers in the language of the page, whatever the account has
  if (call.idempotencyKey) headers["Idempotency-Key"] = call.idempotencyKey;
  const init: RequestInit = {
    method: call.method ?? "GET",
    headers,
    credentials: "same-origin",
    // A portal redirects to its own page: that is not an answer either.
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
  };
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  try {
    return await fetcher(path, init);
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
}

/** undefined when it is not JSON, whatever it calls itself. */
async function jsonOf(response: Response): Promise<unknown> {
  const kind = response.headers.get("Content-Type") ?? "";
  if (!kind.includes("json")) return undefined;
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function failureOf(status: number, body: unknown): RequestFailed {
  const told = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const code = typeof told.code === "string" ? told.code : "";
  if (status === 401 && code !== "people.sign_in_refused") return new SignedOut("401");
  if (status >= 500 || status === 408 || status === 429) return new ServerBusy(String(status));
  if (!code) return new NotOurServer(String(status));
  return new Refused(status, code, String(told.text ?? ""), String(told.cure ?? ""));
}
