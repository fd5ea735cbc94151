export const MESSENGERS = ["wecom", "dingtalk", "feishu"] as const;
export type Messenger = (typeof MESSENGERS)[number];
export const isMessenger = (kind: string): kind is Messenger =>
  (MESSENGERS as readonly string[]).includes(kind);

export type KeyName = "token" | "aes_key" | "receiver" | "encrypt_key" | "verification_token" | "secret";

/** What signs the calls of each vendor, as its own page names it. */
export const KEYS: Record<Messenger, readonly KeyName[]> = {
  wecom: ["token", "aes_key", "receiver"],
  feishu: ["encrypt_key", "verification_token"],
  dingtalk: ["secret"],
};
export const OPTIONAL_KEYS: ReadonlySet<KeyName> = new Set(["receiver", "verification_token"]);
