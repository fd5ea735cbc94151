import type { Links } from "./store.ts";

const BUCKET_BITS = 6;
/** A link over more buckets than this goes on the long list instead. */
const LONG_BUCKETS = 8;

/**
 * Finds the links that touch a band of rows. Positions are cut into buckets of 64; a link is listed in each
 * bucket it crosses, so that the cost of a frame follows the band and not the plan.
 */
export class LinkIndex {
  private readonly bucketStart: Int32Array;
  private readonly bucketLinks: Int32Array;
  private readonly long: Int32Array;
  private readonly seen: Int32Array;
  private stamp = 0;

  constructor(
    private readonly links: Links,
    private readonly position: Int32Array,
    visibleCount: number,
    /** Links over more positions than this are left out: without the outline they would only cross each other. */
    private readonly reach = Number.POSITIVE_INFINITY,
  ) {
    const buckets = (visibleCount >> BUCKET_BITS) + 1;
    const sizes = new Int32Array(buckets + 1);
    let longCount = 0;
    this.eachShown((_link, low, high) => {
      if (isLong(low, high)) longCount++;
      else for (let bucket = low; bucket <= high; bucket++) sizes[bucket + 1]!++;
    });
    for (let bucket = 0; bucket < buckets; bucket++) sizes[bucket + 1]! += sizes[bucket]!;
    this.bucketStart = sizes;
    this.bucketLinks = new Int32Array(sizes[buckets]!);
    this.long = new Int32Array(longCount);
    this.seen = new Int32Array(links.count);
    this.fill(sizes.slice());
  }

  private fill(next: Int32Array): void {
    let longCount = 0;
    this.eachShown((link, low, high) => {
      if (isLong(low, high)) this.long[longCount++] = link;
      else for (let bucket = low; bucket <= high; bucket++) this.bucketLinks[next[bucket]!++] = link;
    });
  }

  /** Links with both ends in view of the outline; one whose end is folded away is not drawn. */
  private eachShown(visit: (link: number, lowBucket: number, highBucket: number) => void): void {
    const { count, predecessor, successor } = this.links;
    for (let link = 0; link < count; link++) {
      const from = this.position[predecessor[link]!]!;
      const to = this.position[successor[link]!]!;
      if (from < 0 || to < 0 || Math.abs(from - to) > this.reach) continue;
      const low = Math.min(from, to) >> BUCKET_BITS;
      visit(link, low, Math.max(from, to) >> BUCKET_BITS);
    }
  }

  /** Visits each link once whose ends stand on both sides of, or inside, positions `from`..`to` (included). */
  visit(from: number, to: number, found: (link: number) => void): void {
    this.stamp++;
    const lastBucket = Math.min(to >> BUCKET_BITS, this.bucketStart.length - 2);
    for (let bucket = Math.max(0, from >> BUCKET_BITS); bucket <= lastBucket; bucket++) {
      const end = this.bucketStart[bucket + 1]!;
      for (let entry = this.bucketStart[bucket]!; entry < end; entry++) {
        this.offer(this.bucketLinks[entry]!, from, to, found);
      }
    }
    for (let entry = 0; entry < this.long.length; entry++) this.offer(this.long[entry]!, from, to, found);
  }

  private offer(link: number, from: number, to: number, found: (link: number) => void): void {
    if (this.seen[link] === this.stamp) return;
    this.seen[link] = this.stamp;
    const one = this.position[this.links.predecessor[link]!]!;
    const other = this.position[this.links.successor[link]!]!;
    if (Math.max(one, other) < from || Math.min(one, other) > to) return;
    found(link);
  }
}

const isLong = (low: number, high: number): boolean => high - low >= LONG_BUCKETS;
