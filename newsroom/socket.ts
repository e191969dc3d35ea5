import { largestId } from "./id.ts";

/** What browser and server say to each other on `/collaboration`, beside Yjs' own updates. Both sides parse with these. */

/** 8 MiB: a story with its whole history is far below. Larger messages end the connection. */
export const largestMessage = 8 * 1024 * 1024;

/**
 * Sent as the token when a document is opened. `personId` is whom the page was made for: after somebody else signed in
 * with the same browser, the cookie is another's, and what waits in the page must not go under that name. `clientId` is
 * the one cursor that this connection may move.
 */
export type Handshake = { schemaVersion: number; personId: number; clientId: number };

export type SocketMessage =
  // browser to server
  | { kind: "mark"; n: number } // answer when all that came before it is committed
  | { kind: "late"; n: number; epoch: number; bytes: string }
  // server to browser
  | { kind: "committed"; n: number; seq: number }
  | { kind: "held"; n: number; outcome: "held" | "known" | "refused" }
  | { kind: "epoch"; epoch: number } // this document is closed, that one is open
  | { kind: "facts" } // facts, sources, pictures or held-back copies changed: look again
  | { kind: "comments" }; // the same of the talk in the margin

/** Why a document was not opened; travels as the reason of the failed handshake. */
export type Denial =
  | { reason: "epochClosed"; epoch: number } // the open one
  | { reason: "otherPerson"; name: string } // who has signed in with this browser since the page was made
  | { reason: "oldTab" | "forbidden" | "signedOut" | "databaseAway" | "tooMany" };

type Check = (value: unknown) => boolean;
type Shape<Told, Key extends keyof Told> = { [Name in Exclude<keyof Told, Key>]: Check };

const isBase64: Check = (value) => typeof value === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
const isId: Check = (value) => isWhole(value) && value > 0 && value <= largestId;
const isCount: Check = (value) => isWhole(value) && value >= 0;
const isText: Check = (value) => typeof value === "string";
const isOutcome: Check = (value) => value === "held" || value === "known" || value === "refused";

/** What each message must bring. By hand, because a parser would be a twentieth of the editor's script. */
export const messageShapes: { [Kind in SocketMessage["kind"]]: Shape<Extract<SocketMessage, { kind: Kind }>, "kind"> } =
  {
    mark: { n: isWhole },
    late: { n: isWhole, epoch: isId, bytes: isBase64 },
    committed: { n: isWhole, seq: isWhole },
    held: { n: isWhole, outcome: isOutcome },
    epoch: { epoch: isWhole },
    facts: {},
    comments: {},
  };

const denialShapes: Record<Denial["reason"], Record<string, Check>> = {
  epochClosed: { epoch: isWhole },
  otherPerson: { name: isText },
  oldTab: {},
  forbidden: {},
  signedOut: {},
  databaseAway: {},
  tooMany: {},
};

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
  const told = parseJson(payload);
  return isOneOf<SocketMessage>(told, "kind", messageShapes) ? told : null;
}

export function parseHandshake(token: string): Handshake | null {
  const told = parseJson(token);
  return isHandshake(told) ? told : null;
}

export function parseDenial(reason: string): Denial | null {
  const told = parseJson(reason);
  return isOneOf<Denial>(told, "reason", denialShapes) ? told : null;
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

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isHandshake(told: unknown): told is Handshake {
  return fits(told, { schemaVersion: isWhole, personId: isWhole, clientId: isCount });
}

function isOneOf<Told>(told: unknown, key: string, shapes: Record<string, Record<string, Check>>): told is Told {
  const name = isRecord(told) ? told[key] : null;
  const shape = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : null;
  return shape != null && fits(told, shape);
}

function fits(told: unknown, shape: Record<string, Check>): boolean {
  return isRecord(told) && Object.entries(shape).every(([name, check]) => check(told[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
