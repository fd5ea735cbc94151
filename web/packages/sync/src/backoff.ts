/** Waiting after failures: 2 s doubled up to 15 min, each with jitter, for ever. */
export const FIRST_MS = 2_000;
export const LONGEST_MS = 15 * 60_000;

export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number = Math.random) {}

  get isWaiting(): boolean {
    return this.failures > 0;
  }

  succeeded(): void {
    this.failures = 0;
  }

  /** Milliseconds until the next attempt: between half and the whole of the doubled time. */
  failed(): number {
    const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 30);
    return Math.round(whole * (0.5 + 0.5 * this.random()));
  }
}
