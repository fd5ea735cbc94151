import type { Links, Store } from "./store.ts";

/** Links by row on one side, so that a walk along the logic costs what it meets and not the whole plan. */
interface Side {
  start: Int32Array;
  links: Int32Array;
}

interface Network {
  before: Side;
  after: Side;
}

const networks = new WeakMap<Links, Network>();

function networkOf(store: Store): Network {
  const known = networks.get(store.links);
  if (known) return known;
  const { successor, predecessor } = store.links;
  const network = { before: bySide(store, successor), after: bySide(store, predecessor) };
  networks.set(store.links, network);
  return network;
}

function bySide({ count, links }: Store, row: Int32Array): Side {
  const start = new Int32Array(count + 2);
  for (let link = 0; link < links.count; link++) start[row[link]! + 2]!++;
  for (let each = 1; each < start.length; each++) start[each]! += start[each - 1]!;
  const sorted = new Int32Array(links.count);
  for (let link = 0; link < links.count; link++) sorted[start[row[link]! + 1]!++] = link;
  return { start, links: sorted };
}

/** Links that end at a row. */
export const linksBefore = (store: Store, row: number): Int32Array => linksOf(networkOf(store).before, row);
/** Links that begin at a row. */
export const linksAfter = (store: Store, row: number): Int32Array => linksOf(networkOf(store).after, row);

const linksOf = (side: Side, row: number): Int32Array =>
  side.links.subarray(side.start[row]!, side.start[row + 1]!);

/** All rows that are reached from a row along the links that `takes` lets through, the row itself included. */
export function reachedFrom(
  store: Store,
  row: number,
  direction: "before" | "after",
  takes: (link: number) => boolean = () => true,
): Set<number> {
  const next = direction === "after" ? store.links.successor : store.links.predecessor;
  const linksHere = direction === "after" ? linksAfter : linksBefore;
  const reached = new Set([row]);
  const open = [row];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const link of linksHere(store, here)) {
      const there = next[link]!;
      if (reached.has(there) || !takes(link)) continue;
      reached.add(there);
      open.push(there);
    }
  }
  return reached;
}

/** Would a link from one row to the other close a circle? */
export const closesCycle = (store: Store, from: number, to: number): boolean =>
  from === to || reachedFrom(store, to, "after").has(from);

/**
 * What decides the row's dates and what its dates decide: driving links back to where they begin and forward to
 * where they end. Returns every row of it.
 */
export function chainOf(store: Store, row: number): ReadonlySet<number> {
  const driving = (link: number) => store.links.driving[link] === 1;
  const chain = reachedFrom(store, row, "before", driving);
  for (const each of reachedFrom(store, row, "after", driving)) chain.add(each);
  return chain;
}
