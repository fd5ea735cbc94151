import type { ApiError, paths } from "@headway/api-types";
import { t } from "@headway/ui";
import createClient from "openapi-fetch";

/** A refusal or failure, with what the server said about it. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: string,
    readonly cure: string | null,
    readonly parameters: Readonly<Record<string, unknown>> = {},
  ) {
    super(text);
  }
}

let csrfToken = "";

export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when the session has ended elsewhere; set once by the app. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback;
}

/** Every path, parameter and body of the interface, typed from the server's OpenAPI document. */
export const server = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "" });

server.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(writeHeaders(request.method)))
      request.headers.set(name, value);
  },
  onError: () => unreachable(),
});

function writeHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (method !== "GET") headers["X-CSRF-Token"] = csrfToken;
  if (method !== "GET") headers["Idempotency-Key"] = newKey();
  return headers;
}

interface Reply<Answer> {
  data?: Answer;
  error?: unknown;
  response: Response;
}

/** What the server answered, or `RequestFailed`. */
export async function answerOf<Answer>(call: Promise<Reply<Answer>>): Promise<Answer> {
  const { data, error, response } = await call;
  if (!response.ok) throw failureOf(response.status, error);
  return data as Answer;
}

function unreachable(): RequestFailed {
  return new RequestFailed(0, "client.unreachable", t("client.unreachable"), t("client.unreachable.cure"));
}

function failureOf(status: number, answer: unknown): RequestFailed {
  const error = (typeof answer === "object" && answer !== null ? answer : {}) as Partial<ApiError>;
  if (status === 401 && error.code !== "people.sign_in_refused") onSignedOut();
  const fallback = status === 404 ? t("client.not_found") : t("client.failed", { status });
  return new RequestFailed(
    status,
    error.code ?? `http.${status}`,
    error.text || fallback,
    error.cure || null,
    error.parameters ?? {},
  );
}

/** `crypto.randomUUID` exists only on https and loopback; a site server may be plain http. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export interface Upload<Answer> {
  answer: Promise<Answer>;
  cancel: () => void;
}

/** A form with a file; XMLHttpRequest because fetch does not tell how much has been sent. */
export function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (fraction: number) => void,
): Upload<Answer> {
  const http = new XMLHttpRequest();
  const answer = new Promise<Answer>((resolve, reject) => {
    http.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    http.onerror = () => reject(unreachable());
    http.onabort = () => reject(new RequestFailed(0, UPLOAD_CANCELLED, t("client.upload_cancelled"), null));
    http.onload = () => {
      const body = parseOrNull(http.responseText);
      if (http.status >= 200 && http.status < 300) resolve(body as Answer);
      else reject(failureOf(http.status, body));
    };
  });
  http.open("POST", path);
  for (const [name, value] of Object.entries(writeHeaders("POST"))) http.setRequestHeader(name, value);
  http.send(form);
  return { answer, cancel: () => http.abort() };
}

export const UPLOAD_CANCELLED = "client.upload_cancelled";

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
