import * as z from "zod/mini"; // the small one: the browser loads this file
import { idSchema } from "./id.ts";

/** What browser and server say to each other on `/collaboration`, beside Yjs' own updates. Both sides parse with these. */

/** 8 MiB: a story with its whole history is far below. Larger messages end the connection. */
export const largestMessage = 8 * 1024 * 1024;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/**
 * Sent as the token when a document is opened. `personId` is whom the page was made for: after somebody else signed in
 * with the same browser, the cookie is another's, and what waits in the page must not go under that name. `clientId` is
 * the one cursor that this connection may move.
 */
export const handshakeSchema = z.object({
  schemaVersion: z.int(),
  personId: z.int(),
  clientId: z.int().check(z.nonnegative()),
});
export type Handshake = z.infer<typeof handshakeSchema>;

export const messageSchema = z.discriminatedUnion("kind", [
  // browser to server
  z.object({ kind: z.literal("mark"), n: z.int() }), // answer when all that came before it is committed
  z.object({ kind: z.literal("late"), n: z.int(), epoch: idSchema, bytes: base64 }),
  // server to browser
  z.object({ kind: z.literal("committed"), n: z.int(), seq: z.int() }),
  z.object({ kind: z.literal("held"), n: z.int(), outcome: z.enum(["held", "known", "refused"]) }),
  z.object({ kind: z.literal("epoch"), epoch: z.int() }), // this document is closed, that one is open
  z.object({ kind: z.literal("facts") }), // facts, sources, pictures or held-back copies changed: look again
]);
export type SocketMessage = z.infer<typeof messageSchema>;

/** Why a document was not opened; travels as the reason of the failed handshake. */
export const denialSchema = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("epochClosed"), epoch: z.int() }), // the open one
  z.object({ reason: z.enum(["oldTab", "forbidden", "signedOut", "databaseAway", "tooMany"]) }),
]);
export type Denial = z.infer<typeof denialSchema>;

/** Why the server closed a whole connection. */
export const closeCodes = { signedOut: 4401, reset: 4205, tooFast: 4429, leaving: 1001 } as const;

export type DraftName = { articleId: number; epoch: number };

/** A draft's name on the socket: a new epoch is a new document. */
export function draftName({ articleId, epoch }: DraftName): string {
  return `${articleId}:${epoch}`;
}

/** Null when the name is not one of ours. Epoch 0 asks which one is open. */
export function parseDraftName(name: string): DraftName | null {
  const match = /^([1-9]\d{0,8}):(\d{1,9})$/.exec(name);
  return match ? { articleId: Number(match[1]), epoch: Number(match[2]) } : null;
}

/** A message, or null for anything else. */
export function parseMessage(payload: string): SocketMessage | null {
  return messageSchema.safeParse(parseJson(payload)).data ?? null;
}

export function parseHandshake(token: string): Handshake | null {
  return handshakeSchema.safeParse(parseJson(token)).data ?? null;
}

export function parseDenial(reason: string): Denial | null {
  return denialSchema.safeParse(parseJson(reason)).data ?? null;
}

export function encodeBytes(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** @throws when the text is not base64; the schemas above let nothing else through. */
export function decodeBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
