/** Leaving the phone to somebody else, and locking it after a shift. */
import { addSecret, openVault, peopleOf, sealAndLeave, type VaultRow } from "@headway/sync";
import { flusher } from "../sending.ts";
import { storage } from "../site.ts";
import { enteredAt, forgetPerson, needsPin, type Person, person, SHIFT_MS } from "./session.ts";

export interface KnownPerson {
  person: Person;
  waiting: number;
  hasPin: boolean;
  isHere: boolean;
}

const known = ({ vault, waiting }: { vault: VaultRow; waiting: number }): KnownPerson => ({
  person: vault.person as Person,
  waiting,
  hasPin: vault.wraps.pin !== undefined,
  isHere: vault.user_id === person.value?.user_id,
});

/** Who has used this phone. */
export async function peopleHere(): Promise<KnownPerson[]> {
  return (await storage.run((db) => peopleOf(db))).map(known);
}

export async function hasPin(): Promise<boolean> {
  const userId = person.value?.user_id;
  const vault = userId ? await storage.run((db) => db.vaults.get(userId)) : undefined;
  return vault?.wraps.pin !== undefined;
}

/** A shift has passed since he proved who he is; only who has set a PIN is asked for it. */
export async function isLocked(nowMs: number = Date.now()): Promise<boolean> {
  if (!person.value) return false;
  if (needsPin.value) return true;
  return nowMs - enteredAt.value > SHIFT_MS && (await hasPin());
}

/** Sets or changes the PIN of the person who is here. */
export async function setPin(pin: string): Promise<void> {
  const who = person.value;
  if (!who) return;
  const vault = await storage.run((db) => db.vaults.get(who.user_id));
  if (vault?.key) await addSecret(storage, who.user_id, { kind: "pin", text: pin });
  else {
    // A demo account has no password: the PIN is its first secret.
    await openVault(storage, who.user_id, who, { kind: "pin", text: pin });
  }
}

/** Seals the work of the person who is here; then anybody may use the phone. Raises NoKey when no PIN is set. */
export async function leave(): Promise<void> {
  const who = person.value;
  if (!who) return;
  await flusher.pause(() => sealAndLeave(storage, who.user_id));
  await forgetPerson();
}
