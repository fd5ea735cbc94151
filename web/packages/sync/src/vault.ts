/** The key that seals a person's entries while he is signed out: random, wrapped by a key from his PIN. */
import type { Sealed } from "./rows.ts";

export interface VaultRow {
  user_id: string;
  username: string;
  display_name: string;
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  /** The raw key, encrypted with the key from the PIN. */
  wrapped: Sealed;
  /** Wrong PINs since the last right one. */
  wrong_tries: number;
  /** The open key while the person is signed in; not extractable. Removed when he leaves. */
  key: CryptoKey | null;
}
