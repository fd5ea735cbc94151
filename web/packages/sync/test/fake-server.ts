/** A strict server of Headway-Sync 1 in memory, with a network that can be made to lie. For tests only. */
import type { Answer, ExchangeRequest, FeedRecord, FieldProject, WireOperation } from "../src/index.ts";

export type Fault =
  | "none"
  | "request lost"
  | "answer lost"
  | "captive portal"
  | "portal json"
  | "bad gateway"
  | "signed out"
  | "busy";

interface Taken {
  op: WireOperation;
  answer: Answer;
}

interface Upload {
  sha256: string;
  size: number;
  bytes: Uint8Array[];
}

type Json = Record<string, unknown>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

export class FakeServer {
  epoch = crypto.randomUUID();
  account: string | null = "user-1";
  readonly csrf = "token";
  log = new Map<string, Taken>();
  held = new Map<string, Map<number, WireOperation>>();
  watermarks = new Map<string, number>();
  records: FeedRecord[] = [];
  scope = "scope-1";
  projects: FieldProject[] = [fieldProject(1)];
  uploads = new Map<string, Upload>();
  blobs = new Map<string, "under_way" | "verified" | "redacted">();
  clock = () => Date.now();
  pageSize = 500;
  isRevoked = false;
  /** The token of a crew's link that was taken back. */
  closedLink = "";
  /** false: a closed link's photos are refused, too, as after the desk has decided. */
  takesPhotos = true;
  mustUpdate = false;
  /** op_ids that the server cannot read: it refuses the whole batch with 422. */
  unreadable = new Set<string>();
  parks = new Set<string>();
  /** As the server has them: `read` and `confirmed` say what it was told. */
  announcements: Json[] = [];
  requests: { method: string; path: string; body: unknown }[] = [];
  bytesReceived = 0;
  private sequence = 0;
  /** Faults of the requests to come, in order; then none. */
  faults: Fault[] = [];

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const fault = this.faults.shift() ?? "none";
    if (fault === "request lost") throw new TypeError("network");
    if (fault === "captive portal")
      return new Response("<html>login</html>", { status: 200, headers: { "Content-Type": "text/html" } });
    if (fault === "portal json") return json({ login: "please" });
    if (fault === "bad gateway") return new Response("<h1>502</h1>", { status: 502 });
    if (fault === "busy") return json({ code: "server.busy", text: "busy", cure: "" }, 503);
    if (fault === "signed out") return json({ code: "people.signed_out", text: "", cure: "" }, 401);
    const answer = await this.route(path, init);
    if (fault === "answer lost") throw new TypeError("network");
    return answer;
  };

  put(kind: string, id: string, value: FeedRecord["value"]): void {
    this.records = this.records.filter((one) => one.kind !== kind || one.id !== id);
    this.sequence += 1;
    this.records.push({ kind, id, version: this.sequence, sequence: this.sequence, value });
  }

  private notice(project: string | undefined, id: string | undefined, body: { confirm: boolean }): Response {
    const mine = this.announcements.filter((one) => String(one.project_id ?? "") === (project ?? ""));
    if (!id) return json({ announcements: mine, before: null, may_write: false });
    const one = mine.find((each) => each.id === Number(id) && !each.withdrawn_at);
    if (!one) return json({ code: "kernel.not_found", text: "", cure: "" }, 404);
    const at = new Date(this.clock()).toISOString();
    one.read_at ??= at;
    if (body.confirm) one.confirmed_at ??= at;
    return json(one);
  }

  /** A backup of now; calling it brings the server back to it, in another life. */
  backup(): () => void {
    const log = new Map(this.log);
    const watermarks = new Map(this.watermarks);
    const records = [...this.records];
    const sequence = this.sequence;
    return () => {
      this.log = log;
      this.watermarks = watermarks;
      this.held = new Map();
      this.records = records;
      this.sequence = sequence;
      this.scope = `${this.scope}'`;
      this.epoch = crypto.randomUUID();
    };
  }

  private async route(path: string, init: RequestInit): Promise<Response> {
    const url = new URL(path, "http://site");
    const method = init.method ?? "GET";
    const headers = new Headers(init.headers);
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : init.body;
    this.requests.push({ method, path: url.pathname, body });
    if (url.pathname === "/api/session")
      return json({ account: this.account && { id: this.account }, csrf_token: this.csrf });
    if (url.pathname.startsWith("/api/crew-links/"))
      return this.byClosedLink(method, url.pathname, headers, body);
    if (!this.account) return json({ code: "people.signed_out", text: "", cure: "" }, 401);
    if (method !== "GET" && method !== "HEAD" && headers.get("X-CSRF-Token") !== this.csrf)
      return json({ code: "server.csrf", text: "", cure: "" }, 403);
    if (url.pathname === "/api/field/exchanges") return this.exchange(body as ExchangeRequest);
    if (url.pathname === "/api/field/projects") return json({ projects: this.projects });
    const notice = /^(?:\/api\/projects\/(\d+))?(?:\/api)?\/announcements(?:\/(\d+)\/readings)?$/.exec(
      url.pathname,
    );
    if (notice) return this.notice(notice[1], notice[2], body as { confirm: boolean });
    if (url.pathname === "/api/field/feed") return this.feed(url.searchParams);
    if (url.pathname.startsWith("/api/field/uploads"))
      return this.upload(method, url.pathname, headers, body as ArrayBuffer);
    const state = /^\/api\/field\/blobs\/([0-9a-f]+)\/state$/.exec(url.pathname);
    if (state) {
      const known = this.blobs.get(state[1]!) ?? "unknown";
      return json({
        state: known,
        verified_at: known === "verified" ? new Date(this.clock()).toISOString() : null,
      });
    }
    return json({ code: "http.404", text: "", cure: "" }, 404);
  }

  /** Without a session: entries are parked, and photos taken that parked ones name. */
  private async byClosedLink(
    method: string,
    path: string,
    headers: Headers,
    body: unknown,
  ): Promise<Response> {
    const place = `/api/crew-links/${this.closedLink}`;
    if (!this.closedLink || !path.startsWith(`${place}/`))
      return json({ code: "field.crew_link_invalid", text: "no link", cure: "" }, 404);
    if (method !== "HEAD" && headers.get("X-CSRF-Token") !== this.csrf)
      return json({ code: "server.csrf", text: "", cure: "" }, 403);
    if (path === `${place}/hand-overs`) return this.exchange(body as ExchangeRequest, true);
    const known = this.uploads.get(path.split("/").at(-1)!)?.sha256;
    const sha256 = known ?? atob(/sha256 ([^,]+)/.exec(headers.get("Upload-Metadata") ?? "")?.[1] ?? "");
    const parked = [...this.log.values()].filter(({ answer }) => answer.status === "parked");
    if (!this.takesPhotos || !parked.some(({ op }) => op.blobs.some((blob) => blob.sha256 === sha256)))
      return json({ code: "field.photo_not_owed", text: "not owed", cure: "" }, 404);
    return this.upload(method, path, headers, body as ArrayBuffer);
  }

  private exchange(request: ExchangeRequest, isParked = false): Response {
    if (request.ops.length > 50) throw new Error("more than 50 operations");
    if (JSON.stringify(request).length > 512_000) throw new Error("too large");
    if (request.ops.some((op) => this.unreadable.has(op.op_id)))
      return json({ code: "server.unreadable", text: "cannot be read", cure: "" }, 422);
    const answers = new Map<string, Answer>();
    for (const op of [...request.ops].sort((a, b) => a.seq - b.seq))
      this.take(request.epoch, op, answers, isParked);
    const isOther = request.server_epoch !== null && request.server_epoch !== this.epoch;
    return json({
      protocol: 1,
      server_epoch: this.epoch,
      server_time: new Date(this.clock()).toISOString(),
      clock_offset_ms: Date.parse(request.sent_at) - this.clock(),
      watermark: this.watermarks.get(request.epoch) ?? 0,
      answers: request.ops.map((op) => answers.get(op.op_id)),
      reoffer_since: isOther ? new Date(this.clock() - 30 * 86_400_000).toISOString() : null,
      must_update: this.mustUpdate,
      is_revoked: this.isRevoked,
      wipe: this.isRevoked,
      projects: [],
    });
  }

  private take(epoch: string, op: WireOperation, answers: Map<string, Answer>, isParked: boolean): void {
    const mark = this.watermarks.get(epoch) ?? 0;
    const known = this.log.get(op.op_id);
    if (!known && op.seq > mark + 1) {
      const waiting = this.held.get(epoch) ?? new Map<number, WireOperation>();
      this.held.set(epoch, waiting.set(op.seq, op));
      answers.set(op.op_id, answerOf(op, "held", mark + 1));
      return;
    }
    if (known && JSON.stringify({ ...known.op, seq: op.seq }) !== JSON.stringify(op))
      throw new Error(`op_id reused: ${op.op_id}`);
    const taken = known ?? { op, answer: answerOf(op, isParked ? "parked" : this.statusOf(op), null) };
    this.log.set(op.op_id, taken);
    answers.set(op.op_id, taken.answer);
    this.watermarks.set(epoch, Math.max(mark, op.seq));
    const next = this.held.get(epoch)?.get(op.seq + 1);
    if (!next) return;
    this.held.get(epoch)!.delete(op.seq + 1);
    this.take(epoch, next, answers, isParked);
  }

  private statusOf(op: WireOperation): Answer["status"] {
    return this.isRevoked || this.parks.has(op.op_id) ? "parked" : "applied";
  }

  private feed(asked: URLSearchParams): Response {
    if (this.isRevoked) return json({ code: "field.device_is_revoked", text: "", cure: "" }, 403);
    const cursor = Number(asked.get("cursor"));
    const projectId = Number(asked.get("project"));
    const head = { protocol: 1, server_epoch: this.epoch, project_id: projectId, scope: this.scope };
    if (asked.get("scope") !== this.scope) {
      const visible: Record<string, string[]> = {};
      for (const one of this.records)
        if (one.value) visible[one.kind] = [...(visible[one.kind] ?? []), one.id];
      return json({ ...head, visible, records: [], cursor: 0, more: true });
    }
    const news = this.records.filter((one) => one.sequence > cursor).sort((a, b) => a.sequence - b.sequence);
    const page = news.slice(0, this.pageSize);
    const last = page.at(-1)?.sequence ?? cursor;
    return json({ ...head, visible: null, records: page, cursor: last, more: news.length > page.length });
  }

  private async upload(method: string, path: string, headers: Headers, body: ArrayBuffer): Promise<Response> {
    const tus = { "Tus-Resumable": "1.0.0" };
    if (headers.get("Tus-Resumable") !== "1.0.0") return new Response(null, { status: 412 });
    if (method === "POST") {
      const told = Object.fromEntries(
        headers
          .get("Upload-Metadata")!
          .split(",")
          .map((pair) => pair.split(" ") as [string, string]),
      );
      const sha256 = atob(told.sha256!);
      const size = Number(headers.get("Upload-Length"));
      if (this.blobs.get(sha256) === "verified")
        return new Response(null, { status: 200, headers: { ...tus, "Upload-Offset": String(size) } });
      const id = crypto.randomUUID();
      this.uploads.set(id, { sha256, size, bytes: [] });
      const place = { ...tus, Location: `${path}/${id}`, "Upload-Offset": "0" };
      return new Response(null, { status: 201, headers: place });
    }
    const id = path.split("/").at(-1)!;
    const upload = this.uploads.get(id);
    if (!upload) return new Response(null, { status: 404, headers: tus });
    const received = () => upload.bytes.reduce((sum, piece) => sum + piece.length, 0);
    const offset = () => ({ ...tus, "Upload-Offset": String(received()) });
    if (method === "HEAD") return new Response(null, { status: 200, headers: offset() });
    if (Number(headers.get("Upload-Offset")) !== received())
      return new Response(null, { status: 409, headers: tus });
    const piece = new Uint8Array(body);
    this.bytesReceived += piece.length;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", piece));
    if (headers.get("Upload-Checksum") !== `sha256 ${btoa(String.fromCharCode(...digest))}`)
      return new Response(null, { status: 460, headers: tus });
    upload.bytes.push(piece);
    if (received() === upload.size) {
      const whole = new Uint8Array(await new Blob(upload.bytes as BlobPart[]).arrayBuffer());
      const hash = [...new Uint8Array(await crypto.subtle.digest("SHA-256", whole))];
      const hex = hash.map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex !== upload.sha256) {
        this.uploads.delete(id);
        return new Response(null, { status: 460, headers: tus });
      }
      this.blobs.set(upload.sha256, "verified");
    }
    return new Response(null, { status: 204, headers: offset() });
  }
}

const answerOf = (op: WireOperation, status: Answer["status"], waits_for: number | null): Answer => ({
  op_id: op.op_id,
  status,
  reason: status === "parked" ? "denied" : null,
  text: status === "parked" ? "no right" : "",
  cure: "",
  waits_for,
  version: 1,
  conflict_id: null,
  parked_id: status === "parked" ? 7 : null,
});

export const fieldProject = (id: number): FieldProject => ({
  project_id: id,
  code: `P${id}`,
  name: `项目 ${id}`,
  organization: "华建",
  time_zone: "Asia/Shanghai",
  today: "2026-11-22",
  role: "foreman",
  may: { report: true, accept: false, assign: false, settle: false },
  is_site_reporting: true,
});
