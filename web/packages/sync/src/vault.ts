/**
 * A person who leaves a phone takes nothing with him and loses nothing: what he entered is sealed until he is back.
 * The key is random; each secret of his (PIN, password, link of his crew) opens a wrapped copy of it
 * (docs/decisions/1042).
 */
import { forgetAnnouncements } from "./announcements.ts";
import type { SiteDatabase } from "./database.ts";
import type { OperationRow, Sealed, Secret, VaultRow, Wrap } from "./rows.ts";
import type { Storage } from "./storage.ts";

/** Slow on purpose: about half a second on a cheap phone for each guess. */
const ITERATIONS = 310_000;
/** After so many wrong PINs only the password opens. */
export const MOST_WRONG_TRIES = 5;

export class WrongSecret extends Error {
  override name = "WrongSecret";
}

/** There is no key to seal with: a PIN is to be set first. */
export class NoKey extends Error {
  override name = "NoKey";
}

const AES = { name: "AES-GCM", length: 256 } as const;

/**
 * Opens the person's vault with a secret, makes it when there is none. A password or a link was proven by the server
 * before: it is kept as a further secret of a vault that is open, and of an empty one. Raises WrongSecret.
 */
export async function openVault(
  storage: Storage,
  userId: string,
  person: unknown,
  secret: Secret,
): Promise<void> {
  const vault = await storage.run((db) => db.vaults.get(userId));
  const isProven = secret.kind !== "pin";
  if (vault?.key && isProven) {
    const wraps = { ...vault.wraps, [secret.kind]: await wrapped(vault.key, secret) };
    return keep(storage, { ...vault, person, wraps, wrong_tries: 0 });
  }
  if (vault?.wraps[secret.kind]) {
    const key = await unwrap(storage, vault, secret).catch(async (error) => {
      if (isProven && !(await hasSealed(storage, userId))) return null;
      throw error;
    });
    if (key) return keep(storage, { ...vault, person, key, wrong_tries: 0 });
  } else if (vault && (await hasSealed(storage, userId))) throw new WrongSecret(secret.kind);
  const fresh = await crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
  const wraps = { [secret.kind]: await wrapped(fresh, secret) };
  await keep(storage, { user_id: userId, person, wraps, wrong_tries: 0, key: fresh });
}

/** One more secret for an open vault: the PIN beside the password. Raises NoKey. */
export async function addSecret(storage: Storage, userId: string, secret: Secret): Promise<void> {
  const vault = await storage.run((db) => db.vaults.get(userId));
  if (!vault?.key) throw new NoKey("closed");
  const wraps = { ...vault.wraps, [secret.kind]: await wrapped(vault.key, secret) };
  await keep(storage, { ...vault, wraps, wrong_tries: 0 });
}

async function unwrap(storage: Storage, vault: VaultRow, secret: Secret): Promise<CryptoKey> {
  if (secret.kind === "pin" && vault.wrong_tries >= MOST_WRONG_TRIES) throw new WrongSecret("too many");
  const wrap = vault.wraps[secret.kind]!;
  try {
    const raw = await decrypt(await keyFrom(secret.text, wrap.salt, wrap.iterations), wrap.sealed);
    return await crypto.subtle.importKey("raw", raw, AES, true, ["encrypt", "decrypt"]);
  } catch {
    await keep(storage, { ...vault, wrong_tries: vault.wrong_tries + 1 });
    throw new WrongSecret(secret.kind);
  }
}

async function wrapped(key: CryptoKey, secret: Secret): Promise<Wrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const raw = await crypto.subtle.exportKey("raw", key);
  const sealed = await encrypt(await keyFrom(secret.text, salt, ITERATIONS), raw);
  return { salt, iterations: ITERATIONS, sealed };
}

async function keyFrom(text: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(text.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, AES, false, ["encrypt", "decrypt"]);
}

async function encrypt(key: CryptoKey, content: ArrayBuffer): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, content: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, content) };
}

const decrypt = (key: CryptoKey, { iv, content }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, content);

async function keep(storage: Storage, vault: VaultRow): Promise<void> {
  await storage.run((db) => db.vaults.put(vault));
}

/**
 * The person leaves: all that he entered is sealed, what was only read is removed, his key goes last. Stopped in the
 * middle it is called again and goes on: every row is either open or sealed, never neither. Raises NoKey.
 */
export async function sealAndLeave(storage: Storage, userId: string): Promise<void> {
  const vault = await storage.run((db) => db.vaults.get(userId));
  if (!vault?.key) throw new NoKey("closed");
  for (const row of await rowsOf(storage, userId)) if (row.wire) await sealRow(storage, row, vault.key);
  for (const sha256 of await contentsOf(storage, userId)) await sealContent(storage, sha256, vault.key);
  await storage.run((db) =>
    db.transaction("rw", [db.drafts, db.records, db.cursors, db.projects, db.vaults, db.meta], async () => {
      await db.drafts.where("user_id").equals(userId).delete();
      await Promise.all([db.records.clear(), db.cursors.clear(), db.projects.clear()]);
      await forgetAnnouncements(db);
      await db.vaults.update(userId, { key: null });
      await db.meta.delete("session");
    }),
  );
}

/** The person is back and his vault is open: everything stands as he left it. */
export async function unsealAll(storage: Storage, userId: string): Promise<void> {
  const key = (await storage.run((db) => db.vaults.get(userId)))?.key;
  if (!key) throw new NoKey("closed");
  for (const row of await rowsOf(storage, userId)) {
    if (!row.sealed) continue;
    const open = JSON.parse(new TextDecoder().decode(await decrypt(key, row.sealed))) as Private;
    await storage.run((db) =>
      db.operations.where({ op_id: row.op_id }).modify((present) => opened(present, open)),
    );
  }
  for (const sha256 of await contentsOf(storage, userId)) {
    const content = await storage.run((db) => db.contents.get(sha256));
    if (!content?.sealed) continue;
    const bytes = await decrypt(key, content.sealed);
    await storage.run((db) => db.contents.update(sha256, { bytes, sealed: null }));
  }
}

type Private = Pick<OperationRow, "wire" | "title" | "answer" | "trail">;
const NOTHING: Private = { wire: null, title: "", answer: null, trail: [] };

/** Its number may have changed while it was sealed: another epoch began. */
function opened(row: OperationRow, { wire, ...rest }: Private): void {
  Object.assign(row, rest, { wire: wire && { ...wire, seq: row.seq }, sealed: null });
}

async function sealRow(storage: Storage, row: OperationRow, key: CryptoKey): Promise<void> {
  const { wire, title, answer, trail } = row;
  const text = JSON.stringify({ wire, title, answer, trail } satisfies Private);
  const sealed = await encrypt(key, new TextEncoder().encode(text).buffer);
  await storage.run((db) =>
    db.transaction("rw", db.operations, async () => {
      const present = await db.operations.get(row.op_id);
      if (JSON.stringify(present) === JSON.stringify(row))
        await db.operations.update(row.op_id, { ...NOTHING, sealed });
    }),
  );
}

async function sealContent(storage: Storage, sha256: string, key: CryptoKey): Promise<void> {
  const photo = await storage.run((db) => db.photos.get(sha256));
  const content = await storage.run((db) => db.contents.get(sha256));
  if (!content?.bytes) return;
  if (photo?.state === "verified") await storage.run((db) => db.contents.delete(sha256));
  else {
    const sealed = await encrypt(key, content.bytes);
    await storage.run((db) => db.contents.update(sha256, { bytes: null, sealed }));
  }
}

const rowsOf = (storage: Storage, userId: string): Promise<OperationRow[]> =>
  storage.run((db) =>
    db.operations.where("[user_id+state]").between([userId, ""], [userId, "\uffff"]).toArray(),
  );

const contentsOf = (storage: Storage, userId: string): Promise<string[]> =>
  storage.run((db) =>
    db.photos.where("[user_id+state]").between([userId, ""], [userId, "\uffff"]).primaryKeys(),
  );

async function hasSealed(storage: Storage, userId: string): Promise<boolean> {
  return (await rowsOf(storage, userId)).some((row) => row.sealed !== null);
}

/** Who has used this phone, with how much of each waits here. */
export async function peopleOf(db: SiteDatabase): Promise<{ vault: VaultRow; waiting: number }[]> {
  const vaults = await db.vaults.toArray();
  return Promise.all(
    vaults.map(async (vault) => {
      const keys = ["waiting", "sent", "held"].map((state) => [vault.user_id, state]);
      return { vault, waiting: await db.operations.where("[user_id+state]").anyOf(keys).count() };
    }),
  );
}
