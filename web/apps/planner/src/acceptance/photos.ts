import type { SitePhoto } from "@headway/api-types";

/** Photos among the contents that an entry names; the picture itself tells whether it has arrived. */
export const photosOf = (blobs: readonly Record<string, unknown>[]): SitePhoto[] =>
  blobs
    .filter((blob) => String(blob.media_type ?? "").startsWith("image/"))
    .map((blob) => ({ sha256: String(blob.sha256), state: "verified", taken_at: null, position: null }));
