import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** A new id that sorts by the time it was made. */
export const newId = <Id extends string>(): Id => Bun.randomUUIDv7() as Id;

/** 128 random bits for a link or a cookie (S4), safe in an address. */
export const newToken = (): string => randomBytes(16).toString("base64url");

/** What is kept of a token: the database never holds the token itself (S4). */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** A six-digit code, leading zeros included, each equally likely. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");

/** A keyed hash, for values too short to be hashed alone (codes, phone numbers). `purpose` keeps uses apart. */
export const keyedHash = (key: string, purpose: string, value: string): string =>
  createHmac("sha256", key).update(`${purpose}\n${value}`).digest("base64url");

/** `value` with a signature that `unseal` checks; the value itself stays readable. */
export const seal = (key: string, purpose: string, value: string): string =>
  `${Buffer.from(value).toString("base64url")}.${keyedHash(key, purpose, value)}`;

/** The value of a seal made with the same key and purpose, else null. */
export function unseal(key: string, purpose: string, sealed: string): string | null {
  const [body, signature, rest] = sealed.split(".");
  if (body === undefined || signature === undefined || rest !== undefined) return null;
  const value = Buffer.from(body, "base64url").toString();
  return same(signature, keyedHash(key, purpose, value)) ? value : null;
}

/** Compares in a time that does not tell how much was right. */
export function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
