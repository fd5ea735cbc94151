import { describe, expect, it, vi } from "vitest";
import { RequestFailed, UPLOAD_CANCELLED } from "../src/api/request.ts";
import { picturesOf, Uploads } from "../src/plan/files/uploads.ts";

const OWNER = { kind: "activity", projectId: 1, id: 12 };
const named = (name: string) => new File(["x"], name);

/** Stands for the server; the test lets each file arrive or fail. */
function site() {
  const sent: { name: string; arrive: () => void; fail: (error: RequestFailed) => void }[] = [];
  const uploads = new Uploads((_owner, file) => {
    let arrive = () => {};
    let fail = (_error: RequestFailed) => {};
    const answer = new Promise<never>((resolve, reject) => {
      arrive = () => resolve(undefined as never);
      fail = reject;
    });
    sent.push({ name: file.name, arrive, fail });
    const cancel = () => fail(new RequestFailed(0, UPLOAD_CANCELLED, "", null));
    return { answer, cancel };
  });
  return { uploads, sent };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("files on their way", () => {
  it("go two at a time, and the next follows", async () => {
    const { uploads, sent } = site();
    const arrived = vi.fn();
    uploads.onDone(arrived);
    uploads.add(OWNER, ["a", "b", "c"].map(named));
    expect(sent.map(({ name }) => name)).toEqual(["a", "b"]);

    sent[0]?.arrive();
    await settled();

    expect(sent.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(arrived).toHaveBeenCalledWith(OWNER);
  });

  it("stay with their refusal until sent again or dropped", async () => {
    const { uploads, sent } = site();
    uploads.add(OWNER, [named("a")]);
    sent[0]?.fail(new RequestFailed(413, "projects.files_full", "满了", "删一些"));
    await settled();
    const failed = uploads.list.value[0];
    expect([failed?.state, failed?.failure?.text]).toEqual(["failed", "满了"]);

    if (failed) uploads.retry(failed);
    expect(sent).toHaveLength(2);
    uploads.list.value[0]?.cancel();
    await settled();
    expect(uploads.list.value).toEqual([]);
  });

  it("are taken from the clipboard only when it holds no text: a block of cells is no picture", () => {
    const files = [named("image.png")];
    const clipboard = (types: string[]) => ({ types, files }) as unknown as DataTransfer;
    expect(picturesOf(clipboard(["Files"]))).toEqual(files);
    expect(picturesOf(clipboard(["text/plain", "text/html", "Files"]))).toEqual([]);
    expect(picturesOf(null)).toEqual([]);
  });
});
