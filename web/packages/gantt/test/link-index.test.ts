import { describe, expect, it } from "vitest";
import { LinkIndex } from "../src/link-index.ts";
import type { Links } from "../src/store.ts";

const linksOf = (pairs: [number, number][]): Links => ({
  count: pairs.length,
  id: Int32Array.from(pairs, (_pair, index) => index),
  predecessor: Int32Array.from(pairs, ([from]) => from),
  successor: Int32Array.from(pairs, ([, to]) => to),
  type: new Uint8Array(pairs.length),
  driving: new Uint8Array(pairs.length),
});

const straight = (count: number): Int32Array => Int32Array.from({ length: count }, (_none, row) => row);

function found(index: LinkIndex, from: number, to: number): number[] {
  const links: number[] = [];
  index.visit(from, to, (link) => links.push(link));
  return links.sort((one, other) => one - other);
}

describe("link index", () => {
  it("finds the same links as a look at every link, in every window of a large plan", () => {
    let state = 7;
    const dice = (sides: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % sides;
    };
    const pairs = Array.from({ length: 4000 }, (): [number, number] => {
      const from = dice(3000);
      return [from, dice(4) === 0 ? dice(3000) : Math.min(2999, from + dice(40))];
    });
    const index = new LinkIndex(linksOf(pairs), straight(3000), 3000);

    for (let from = 0; from < 3000; from += 97) {
      const to = from + 34;
      const expected = pairs.flatMap(([one, other], link) =>
        Math.max(one, other) >= from && Math.min(one, other) <= to ? [link] : [],
      );
      expect(found(index, from, to)).toEqual(expected);
    }
  });

  it("offers a link over many buckets once", () => {
    const index = new LinkIndex(
      linksOf([
        [0, 300],
        [0, 2900],
      ]),
      straight(3000),
      3000,
    );

    expect(found(index, 0, 299)).toEqual([0, 1]);
    expect(found(index, 500, 600)).toEqual([1]);
  });

  it("looks at few links when a window of a large plan has few", () => {
    const pairs = Array.from({ length: 50_000 }, (_none, row): [number, number] => [
      row,
      Math.min(49_999, row + 3),
    ]);
    const links = linksOf(pairs);
    let looked = 0;
    const counted = new Proxy(links.predecessor, {
      get: (column, key) => {
        looked++;
        return column[key as unknown as number];
      },
    });
    const index = new LinkIndex({ ...links, predecessor: counted }, straight(50_000), 50_000);

    looked = 0;
    index.visit(25_000, 25_033, () => {});

    expect(looked).toBeGreaterThan(30);
    expect(looked).toBeLessThan(300);
  });

  it("leaves out a link whose end is folded away", () => {
    const position = Int32Array.from([0, -1, 1]);
    const index = new LinkIndex(
      linksOf([
        [0, 1],
        [0, 2],
      ]),
      position,
      2,
    );

    expect(found(index, 0, 5)).toEqual([1]);
  });
});
