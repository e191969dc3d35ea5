import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from "node:crypto";
import { StartError } from "../start-error.ts";
import { type ByteReader, readBytes } from "./byte-reader.ts";

/**
 * The outer form of a backup: a header of 64 bytes, then chunks. Each chunk is a word (length, and whether it is the
 * last), its bytes, and a tag that binds them to the header and to their place: a flipped bit, a cut, a chunk that was
 * moved or comes from another file does not pass. With a key the tag is AES-256-GCM's (NIST SP 800-38D), and the bytes
 * are sealed; without one it is the beginning of a SHA-256.
 */
const magic = Buffer.from("khabar-backup\r\n\u001a", "latin1"); // a transfer that bends line ends is seen at once
const version = 1;
const headerSize = 64;
const chunkSize = 256 * 1024;
const tagSize = 16;
const isLastBit = 0x8000_0000;
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }; // OWASP's for scrypt: 128 MB, a quarter of a second

/** What is said of a file that cannot be used; nothing was touched then. */
export const faults = {
  foreign: (file: string) => new StartError(`${file} is no backup of Khabar.`),
  damaged: (file: string) => new StartError(`${file} is damaged or was cut short: take another copy of it.`),
  newer: (file: string) => new StartError(`${file} was made by a newer Khabar: restore it with that one.`),
  needsKey: (file: string) =>
    new StartError(`${file} is encrypted: set KHABAR_BACKUP_KEY to the key that it was made with.`),
  wrongKey: (file: string) => new StartError(`KHABAR_BACKUP_KEY is not the key that ${file} was made with.`),
  open: (file: string) =>
    new StartError(
      `${file} is not encrypted, so anybody may have changed it: if you trust it all the same, unset KHABAR_BACKUP_KEY.`,
    ),
};

/**
 * Puts bytes into chunks, sealed when there is a key.
 * @param key what the operator set, of any length
 */
export async function* sealChunks(bytes: AsyncIterable<Buffer>, key: string | null): AsyncGenerator<Buffer> {
  const { header, secret } = await makeHeader(key);
  yield header;
  let place = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    waiting.push(piece);
    size += piece.length;
    if (size <= chunkSize) continue; // the last one is known only when nothing follows
    let whole = Buffer.concat(waiting);
    for (; whole.length > chunkSize; whole = whole.subarray(chunkSize), place += 1) {
      yield sealChunk({ header, secret, place, isLast: false }, whole.subarray(0, chunkSize));
    }
    waiting = [whole];
    size = whole.length;
  }
  yield sealChunk({ header, secret, place, isLast: true }, Buffer.concat(waiting));
}

/**
 * Takes the bytes out again, each chunk proven before it is handed on.
 * @param file its name, for what is said
 * @throws StartError when it is foreign, damaged, cut short, newer, or the key does not fit
 */
export async function* openChunks(
  source: AsyncIterable<Buffer>,
  file: string,
  key: string | null,
): AsyncGenerator<Buffer> {
  const reader = readBytes(source, () => faults.damaged(file));
  const { header, secret } = await readHeader(reader, file, key);
  for (let place = 0; ; place += 1) {
    const word = (await reader.take(4)).readUInt32BE();
    const isLast = (word & isLastBit) !== 0;
    const size = word & ~isLastBit;
    if (size > chunkSize) throw faults.damaged(file);
    const sealed = await reader.take(size + tagSize);
    const bytes = openChunk({ header, secret, place, isLast }, sealed);
    if (!bytes) throw faults.damaged(file);
    yield bytes;
    if (isLast) break;
  }
  if (!(await reader.isAtEnd())) throw faults.damaged(file);
}

type Header = { header: Buffer; secret: Buffer | null };
type Chunk = Header & { place: number; isLast: boolean };

function sealChunk(chunk: Chunk, bytes: Buffer): Buffer {
  const { word, bound, nonce } = frameOf(chunk, bytes.length);
  if (!chunk.secret) return Buffer.concat([word, bytes, hashOf(bound, bytes)]);
  const cipher = createCipheriv("aes-256-gcm", chunk.secret, nonce, { authTagLength: tagSize });
  cipher.setAAD(bound);
  return Buffer.concat([word, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(chunk: Chunk, sealed: Buffer): Buffer | null {
  const bytes = sealed.subarray(0, sealed.length - tagSize);
  const tag = sealed.subarray(sealed.length - tagSize);
  const { bound, nonce } = frameOf(chunk, bytes.length);
  if (!chunk.secret) return hashOf(bound, bytes).equals(tag) ? bytes : null;
  const cipher = createDecipheriv("aes-256-gcm", chunk.secret, nonce, { authTagLength: tagSize });
  cipher.setAAD(bound).setAuthTag(tag);
  try {
    return Buffer.concat([cipher.update(bytes), cipher.final()]);
  } catch {
    return null; // the tag is not the bytes' own
  }
}

/** The nonce is the chunk's place: the secret is this file's alone, by its salt. */
function frameOf({ header, place, isLast }: Chunk, size: number): { word: Buffer; bound: Buffer; nonce: Buffer } {
  const word = Buffer.alloc(4);
  word.writeUInt32BE(isLast ? size + isLastBit : size);
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(place), 4);
  return { word, bound: Buffer.concat([header, nonce, word]), nonce };
}

function hashOf(...parts: Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, tagSize);
}

/** magic 16, version 1, sealing 1, nothing 6, salt 16, check of the key 16, sum of all this 8 */
async function makeHeader(key: string | null): Promise<Header> {
  const header = Buffer.alloc(headerSize);
  magic.copy(header);
  header[16] = version;
  if (key === null) return { header: addSum(header), secret: null };
  header[17] = 1;
  randomBytes(16).copy(header, 24);
  const { secret, check } = await derive(key, header.subarray(24, 40));
  check.copy(header, 40);
  return { header: addSum(header), secret };
}

async function readHeader(reader: ByteReader, file: string, key: string | null): Promise<Header> {
  const start = await reader.takeUpTo(headerSize);
  if (!start.subarray(0, magic.length).equals(magic)) throw faults.foreign(file);
  const header = Buffer.from(start);
  if (header.length < headerSize || !addSum(Buffer.from(header)).equals(header)) throw faults.damaged(file);
  if (header[16] !== version || (header[17] ?? 0) > 1) throw faults.newer(file);
  const isSealed = header[17] === 1;
  if (isSealed && key === null) throw faults.needsKey(file);
  if (!isSealed && key !== null) throw faults.open(file);
  if (key === null) return { header, secret: null };
  const { secret, check } = await derive(key, header.subarray(24, 40));
  if (!check.equals(header.subarray(40, 56))) throw faults.wrongKey(file);
  return { header, secret };
}

function addSum(header: Buffer): Buffer {
  createHash("sha256")
    .update(header.subarray(0, headerSize - 8))
    .digest()
    .copy(header, headerSize - 8, 0, 8);
  return header;
}

type Derived = { secret: Buffer; check: Buffer };
let last: { of: string; derived: Promise<Derived> } | null = null; // a file is read twice, and each costs a quarter of a second

function derive(key: string, salt: Buffer): Promise<Derived> {
  const of = `${salt.toString("hex")} ${key}`;
  if (last?.of !== of) last = { of, derived: deriveAnew(key, salt) };
  return last.derived;
}

function deriveAnew(key: string, salt: Buffer): Promise<Derived> {
  return new Promise((resolve, reject) => {
    scrypt(key.normalize("NFC"), salt, 48, cost, (error, derived) => {
      if (error) reject(error);
      else resolve({ secret: derived.subarray(0, 32), check: derived.subarray(32) });
    });
  });
}
