export const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
export const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const quantile = (values: number[], part: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

export interface Motion {
  fps: number;
  p50: number;
  p95: number;
  worst: number;
  work: number;
  frames: number;
}

function motionOf(lengths: number[], work: number[]): Motion {
  const whole = lengths.reduce((sum, each) => sum + each, 0);
  return {
    fps: (lengths.length / whole) * 1000,
    p50: quantile(lengths, 0.5),
    p95: quantile(lengths, 0.95),
    worst: Math.max(...lengths),
    work: quantile(work, 0.5),
    frames: lengths.length,
  };
}

/** Moves something in each frame for a time and keeps the lengths of the frames and the work inside them. */
export async function measureFrames(
  milliseconds: number,
  move: (part: number) => void,
  workOf: () => number = () => 0,
): Promise<Motion> {
  const lengths: number[] = [];
  const work: number[] = [];
  const began = await frame();
  let before = began;
  for (let now = began; now - began < milliseconds; ) {
    move((now - began) / milliseconds);
    now = await frame();
    lengths.push(now - before);
    work.push(workOf());
    before = now;
  }
  return motionOf(lengths, work);
}

/** Frames while the real mouse drags, and the time from its release to the end of the frame that shows the drop. */
export function createFrameRecorder() {
  let lengths: number[] = [];
  let running = false;
  let dropMs = Number.NaN;
  addEventListener(
    "mouseup",
    () => {
      const released = performance.now();
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            dropMs = performance.now() - released;
          }),
        ),
      );
    },
    true,
  );
  return {
    async start(): Promise<void> {
      lengths = [];
      running = true;
      dropMs = Number.NaN;
      void (async () => {
        for (let before = await frame(); running; ) {
          const now = await frame();
          lengths.push(now - before);
          before = now;
        }
      })();
    },
    async stop(): Promise<{ drag: Motion; dropMs: number }> {
      while (Number.isNaN(dropMs)) await rest(20);
      running = false;
      return { drag: motionOf(lengths, []), dropMs };
    },
  };
}
