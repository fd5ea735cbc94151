/**
 * The client's side of tus 1.0.0: creation, offset, pieces with their hash.
 * Our own, because tus-js-client cannot send `Upload-Checksum` of each piece (docs/decisions/1041).
 */
import { type Fetch, failureOf, NotOurServer, RequestFailed, Unreachable } from "../http.ts";

const VERSION = "1.0.0";
export const PIECE_BYTES = 512 * 1024;
const TIMEOUT_MS = 120_000;
const PLACE = /^\/[0-9a-f-]+$/;

export interface UploadWish {
  sha256: string;
  project_id: number;
  media_type: string;
  device: string;
  size_bytes: number;
}

/** Where an upload stands; `url` null: the server has the whole content already. */
export interface Place {
  url: string | null;
  offset: number;
}

export interface Wire {
  fetcher: Fetch;
  csrf: string;
  closedLink?: string;
}

const uploadsOf = (wire: Wire): string => `${wire.closedLink ?? "/api/field"}/uploads`;

/** Whether an upload that was begun may be gone on with by this wire; begun anew it stands where it stood. */
export const isPlaceOf = (wire: Wire, url: string): boolean =>
  url.startsWith(uploadsOf(wire)) && PLACE.test(url.slice(uploadsOf(wire).length));

/** The upload is gone or its content was not what its hash says: begin it anew. */
export class BeginAnew extends RequestFailed {
  override name = "BeginAnew";
}

export async function beginUpload(wire: Wire, wish: UploadWish): Promise<Place> {
  const metadata = Object.entries({
    sha256: wish.sha256,
    project: String(wish.project_id),
    media_type: wish.media_type,
    device: wish.device,
  });
  const response = await send(wire, "POST", uploadsOf(wire), {
    "Upload-Length": String(wish.size_bytes),
    "Upload-Metadata": metadata.map(([name, value]) => `${name} ${btoa(value)}`).join(","),
  });
  const offset = offsetOf(response);
  if (response.status === 200 && offset === wish.size_bytes) return { url: null, offset };
  if (response.status !== 201) throw await told(response);
  const url = response.headers.get("Location") ?? "";
  const path = url.startsWith("/") ? url : new URL(url, location.origin).pathname;
  if (!isPlaceOf(wire, path)) throw new NotOurServer(`place ${url}`);
  return { url: path, offset };
}

/** How much stands safely at the server. */
export async function askOffset(wire: Wire, url: string): Promise<number> {
  const response = await send(wire, "HEAD", url, {});
  if (response.status === 404 || response.status === 410) throw new BeginAnew(String(response.status));
  if (!response.ok) throw failureOf(response.status, null);
  return offsetOf(response);
}

/** Sends one piece from `offset`; answers the new offset. */
export async function sendPiece(
  wire: Wire,
  url: string,
  content: ArrayBuffer,
  offset: number,
): Promise<number> {
  const piece = content.slice(offset, offset + PIECE_BYTES);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", piece));
  const headers = {
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
    "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...hash))}`,
  };
  const response = await send(wire, "PATCH", url, headers, piece);
  if (response.status === 409) return askOffset(wire, url);
  if ([404, 410, 460].includes(response.status)) throw new BeginAnew(String(response.status));
  if (response.status !== 204) throw await told(response);
  return offsetOf(response);
}

async function send(
  wire: Wire,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: ArrayBuffer,
): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { "Tus-Resumable": VERSION, "X-CSRF-Token": wire.csrf, ...headers },
    credentials: "same-origin",
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  if (body) init.body = body;
  try {
    return await wire.fetcher(path, init);
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
}

/** A captive portal knows no offsets. */
function offsetOf(response: Response): number {
  if (!response.ok) return Number.NaN;
  const offset = Number(response.headers.get("Upload-Offset") ?? Number.NaN);
  if (response.headers.get("Tus-Resumable") !== VERSION || !Number.isSafeInteger(offset))
    throw new NotOurServer("no tus");
  return offset;
}

async function told(response: Response): Promise<RequestFailed> {
  const body = await response.json().catch(() => null);
  return failureOf(response.status, body);
}
