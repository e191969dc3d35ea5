import { createHash, type Hash } from "node:crypto";
import { z } from "zod";
import { readBytes } from "./byte-reader.ts";
import { faults } from "./container.ts";

/**
 * The inner form of a backup: what it holds, then section after section, each with the hash and the number of its bytes,
 * and at the end one hash over all of that. A record is a letter, a length and its bytes, so nothing is held in memory
 * that is longer than one record.
 */
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const count = z.number().int().nonnegative();

/** A table as it was: its columns in the order of its rows, and how many rows there are. */
const tableSchema = z.object({
  schema: z.enum(["public", "published"]),
  name,
  columns: z.array(name).min(1),
  rows: count,
});

/** What the backup holds, told first. */
const contentsSchema = z.object({
  madeAt: z.iso.datetime(),
  migration: count, // the last one that the database had: its time in the journal
  tables: z.array(tableSchema),
  numbers: z.array(z.object({ schema: tableSchema.shape.schema, table: name, column: name, last: count })), // of identity columns
  jobs: count,
  files: count, // that the database names
  elsewhere: count, // originals that UploadThing keeps
});

/** Names come from a file: none of them leads out of its folder. */
const headSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("table"), schema: tableSchema.shape.schema, name }),
  z.object({ kind: z.literal("jobs") }), // a line of JSON each
  z.object({ kind: z.literal("original"), name: z.string().regex(/^[\w-]+$/) }),
  z.object({ kind: z.literal("rendition"), name: z.string().regex(/^[0-9a-f]{64}\.(avif|webp)$/) }),
]);

const endSchema = z.object({ bytes: count, lines: count, hash: z.string() });
const sealSchema = z.object({ sections: count, missing: count, hash: z.string() });

export type Table = z.infer<typeof tableSchema>;
export type Contents = z.infer<typeof contentsSchema>;
export type Head = z.infer<typeof headSchema>;
/** `lines`: of a table, its rows. */
export type End = z.infer<typeof endSchema>;

export type Section = { head: Head; bytes: AsyncIterable<Buffer> };

export type BackupRecord =
  | { kind: "contents"; contents: Contents }
  | { kind: "start"; head: Head }
  | { kind: "bytes"; bytes: Buffer }
  | { kind: "end"; head: Head; end: End }
  | { kind: "seal"; missing: number };

const mostBytes = 4 * 2 ** 20; // of one record
const newline = 10;

/**
 * @param sections in any order; each is read to its end before the next is asked for
 * @param missing asked at the end: files that are named and were not there
 * @param said hears of every end
 */
export async function* writeRecords(
  contents: Contents,
  sections: AsyncIterable<Section>,
  missing: () => number,
): AsyncGenerator<Buffer> {
  const all = createHash("sha256");
  let number = 0;
  yield noted(all, record("C", contents));
  for await (const { head, bytes } of sections) {
    yield noted(all, record("S", head));
    const sum = startSum();
    for await (const piece of bytes) {
      sum.add(piece);
      for (let at = 0; at < piece.length; at += mostBytes) yield frame("B", piece.subarray(at, at + mostBytes));
    }
    yield noted(all, record("E", sum.end()));
    number += 1;
  }
  yield record("Z", { sections: number, missing: missing(), hash: all.digest("hex") });
}

/**
 * Reads them again, and proves every hash and number on the way. It ends only when the stream does.
 * @param file its name, for what is said
 * @throws StartError when anything is not as it was written
 */
export async function* readRecords(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<BackupRecord> {
  const damaged = () => faults.damaged(file);
  const reader = readBytes(source, damaged);
  const all = createHash("sha256");
  const next = async () => {
    const top = await reader.take(5);
    const size = top.readUInt32BE(1);
    if (size > mostBytes) throw damaged();
    return { letter: String.fromCharCode(top[0] ?? 0), top, body: await reader.take(size) };
  };
  const parse = <T>(schema: z.ZodType<T>, body: Buffer): T => {
    const parsed = schema.safeParse(readJson(body));
    if (!parsed.success) throw damaged();
    return parsed.data;
  };
  const note = ({ top, body }: { top: Buffer; body: Buffer }) => all.update(top).update(body);

  const first = await next();
  if (first.letter !== "C") throw damaged();
  note(first);
  yield { kind: "contents", contents: parse(contentsSchema, first.body) };
  for (let sections = 0; ; sections += 1) {
    const start = await next();
    if (start.letter === "Z") {
      const seal = parse(sealSchema, start.body);
      if (seal.sections !== sections || seal.hash !== all.digest("hex") || !(await reader.isAtEnd())) throw damaged();
      yield { kind: "seal", missing: seal.missing };
      return;
    }
    if (start.letter !== "S") throw damaged();
    note(start);
    const head = parse(headSchema, start.body);
    yield { kind: "start", head };
    const sum = startSum();
    let piece = await next();
    for (; piece.letter === "B"; piece = await next()) {
      sum.add(piece.body);
      yield { kind: "bytes", bytes: piece.body };
    }
    if (piece.letter !== "E") throw damaged();
    note(piece);
    const [end, found] = [parse(endSchema, piece.body), sum.end()];
    if (end.bytes !== found.bytes || end.lines !== found.lines || end.hash !== found.hash) throw damaged();
    yield { kind: "end", head, end };
  }
}

/** Counts and hashes a section's bytes as they pass. */
export function startSum(): { add(bytes: Buffer): void; end(): End } {
  const hash = createHash("sha256");
  let [bytes, lines] = [0, 0];
  return {
    add(piece) {
      hash.update(piece);
      bytes += piece.length;
      for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, at + 1)) lines += 1;
    },
    end: () => ({ bytes, lines, hash: hash.digest("hex") }),
  };
}

function noted(all: Hash, bytes: Buffer): Buffer {
  all.update(bytes);
  return bytes;
}

function record(letter: string, content: object): Buffer {
  return frame(letter, Buffer.from(JSON.stringify(content)));
}

function frame(letter: string, bytes: Buffer): Buffer {
  const top = Buffer.alloc(5);
  top.write(letter, "latin1");
  top.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([top, bytes]);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
