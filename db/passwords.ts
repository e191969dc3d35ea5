import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "#newsroom/refusal.ts";

/** Argon2id by OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane (the package's defaults, pinned here). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const leastLetters = 10;

/** NFC, so that the same letters from another keyboard are the same password (RFC 8265). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** As costly for `null` (no such person) as for a real hash, so that time tells nothing. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobodysHash, password.normalize("NFC"));
  return fits && passwordHash !== null;
}

const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$QiMRoT+D82sE3Uc+xje01w$NhdXVf/CezwUYcpZ5GayvN6j3CGApMHMIqqWXrFPzBs";

/** @throws Refusal `passwordTooShort` */
export function demandStrong(password: string): void {
  if ([...password].length < leastLetters) throw new Refusal("passwordTooShort", { least: leastLetters });
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike

/** Four groups of four, about 79 bits: easy to read over a telephone. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
