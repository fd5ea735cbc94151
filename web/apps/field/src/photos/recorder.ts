/** A voice note of at most a minute. */
export const MOST_SECONDS = 60;

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus", "audio/webm"];
const BITS_PER_SECOND = 24_000;

export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && !!navigator.mediaDevices?.getUserMedia;

export interface Recording {
  /** Resolves with the note after `stop` or after a minute. */
  readonly finished: Promise<Blob>;
  stop(): void;
}

/** Starts at once; rejects when the microphone is refused. */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const finished = new Promise<Blob>((resolve, reject) => {
    recorder.onstop = () => resolve(new Blob(parts, { type: bareType(recorder.mimeType || mimeType || "") }));
    recorder.onerror = () => reject(new Error("recording failed"));
  }).finally(() => {
    for (const track of stream.getTracks()) track.stop();
  });
  const stop = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  recorder.start();
  const limit = setTimeout(stop, MOST_SECONDS * 1000);
  void finished.finally(() => clearTimeout(limit)).catch(() => undefined);
  return { finished, stop };
}

const bareType = (type: string): string => type.split(";")[0] || "audio/webm";
