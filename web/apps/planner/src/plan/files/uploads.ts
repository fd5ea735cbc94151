/** Files on their way: two at a time, each with its progress; they go on when another row is chosen. */
import { momentText, t } from "@headway/ui";
import { type Ref, reactive, ref } from "vue";
import type { Subject } from "../../api/comments.ts";
import { sendFile } from "../../api/files.ts";
import { RequestFailed, UPLOAD_CANCELLED } from "../../api/request.ts";

export interface Sending {
  key: number;
  owner: Subject;
  file: File;
  fraction: number;
  state: "waiting" | "sending" | "failed";
  failure: RequestFailed | null;
  cancel: () => void;
}

type Send = typeof sendFile;
const AT_ONCE = 2;

export class Uploads {
  readonly list: Ref<Sending[]> = ref([]);
  private next = 1;
  private readonly done: ((owner: Subject) => void)[] = [];

  constructor(private readonly send: Send = sendFile) {}

  /** Called after each file that has arrived. */
  onDone(callback: (owner: Subject) => void): () => void {
    this.done.push(callback);
    return () => this.done.splice(this.done.indexOf(callback), 1);
  }

  add(owner: Subject, files: Iterable<File>): void {
    for (const file of files) {
      const sending: Sending = reactive({
        key: this.next++,
        owner,
        file,
        fraction: 0,
        state: "waiting",
        failure: null,
        cancel: () => this.drop(sending),
      });
      this.list.value.push(sending);
    }
    this.goOn();
  }

  retry(sending: Sending): void {
    sending.state = "waiting";
    sending.failure = null;
    sending.fraction = 0;
    this.goOn();
  }

  drop(sending: Sending): void {
    this.list.value = this.list.value.filter(({ key }) => key !== sending.key);
    this.goOn();
  }

  private goOn(): void {
    const moving = this.list.value.filter(({ state }) => state === "sending").length;
    const waiting = this.list.value.filter(({ state }) => state === "waiting");
    for (const sending of waiting.slice(0, Math.max(0, AT_ONCE - moving))) void this.run(sending);
  }

  private async run(sending: Sending): Promise<void> {
    sending.state = "sending";
    const { answer, cancel } = this.send(sending.owner, sending.file, (fraction) => {
      sending.fraction = fraction;
    });
    sending.cancel = cancel;
    try {
      await answer;
      this.drop(sending);
      for (const callback of this.done) callback(sending.owner);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      if (error.code === UPLOAD_CANCELLED) this.drop(sending);
      else this.fail(sending, error);
    }
  }

  private fail(sending: Sending, error: RequestFailed): void {
    sending.state = "failed";
    sending.failure = error;
    sending.cancel = () => this.drop(sending);
    this.goOn();
  }
}

/** Of this tab. */
export const uploads = new Uploads();

export const isSame = (one: Subject, other: Subject): boolean =>
  one.kind === other.kind && one.projectId === other.projectId && one.id === other.id;

/** Pictures in the clipboard; a copied block of cells brings a picture of itself, which nobody means. */
export function picturesOf(clipboard: DataTransfer | null): File[] {
  if (!clipboard || [...clipboard.types].includes("text/plain")) return [];
  return [...clipboard.files];
}

/** A pasted picture is called `image.png` by every browser: the moment tells them apart. */
export function named(picture: File, at = new Date()): File {
  if (!/^image\.\w+$/.test(picture.name)) return picture;
  const extension = picture.name.split(".").at(-1);
  const moment = momentText(at.toISOString()).replace(":", "");
  return new File([picture], `${t("client.files.pasted")} ${moment}.${extension}`, { type: picture.type });
}
