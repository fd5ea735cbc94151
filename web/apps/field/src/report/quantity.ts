/** The step of a quantity: near 1 % of the total, a round number: 23.4 → 0.2, 126 → 1, 0 or unknown → 1. */
export function quantityStep(total: number | null): number {
  if (!total || total <= 0) return 1;
  const raw = total / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  const round = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
  return tidy(round * power);
}

/** Digits behind the point that a quantity of this total is written with: 23.4 → 1, 126 → 0, 0.84 → 2. */
export function quantityDigits(total: number | null): number {
  if (!total || total <= 0) return 1;
  return total >= 100 ? 0 : total >= 10 ? 1 : 2;
}

/** What a percent comes to: 0.7 of 23.4 t → 16.4. The whole at 1 is the total itself. */
export function quantityAt(fraction: number, total: number): number {
  if (fraction >= 1) return total;
  const factor = 10 ** quantityDigits(total);
  return tidy(Math.round(fraction * total * factor) / factor);
}

/** The percent that a quantity comes to, whole percents; more than the total is 1. */
export function percentAt(quantity: number, total: number): number {
  return Math.min(100, Math.max(0, Math.round((quantity / total) * 100))) / 100;
}

export function stepQuantity(quantity: number, steps: number, total: number | null): number {
  const next = tidy(quantity + steps * quantityStep(total));
  return Math.max(0, next);
}

/** Without the tail of binary fractions: 0.1 + 0.2 → 0.3. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
