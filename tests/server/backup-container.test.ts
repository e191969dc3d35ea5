import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { before, suite, test } from "node:test";
import { openChunks, sealChunks } from "#server/backup/container.ts";
import { type Contents, readRecords, type Section, writeRecords } from "#server/backup/records.ts";
import { StartError } from "#server/start-error.ts";

/** What a backup is made of, before there is a database in it: nothing that is not exactly what was written may pass. */
const key = "a key of the operator's own";

async function* inPieces(bytes: Buffer, size = 70_001): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function join(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const seal = (bytes: Buffer, by: string | null) => join(sealChunks(inPieces(bytes), by));
const open = (bytes: Buffer, by: string | null) => join(openChunks(inPieces(bytes, 50_003), "paper.khabar", by));

function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ 0x10;
  return flipped;
}

const isFault = (words: RegExp) => (error: unknown) => error instanceof StartError && words.test(error.message);
const damaged = isFault(/^paper\.khabar is damaged or was cut short/);
const refused = isFault(
  /^paper\.khabar (is damaged|is no backup|is encrypted|is not encrypted|was made by a newer)|^KHABAR_BACKUP_KEY is not/,
);

/** Where the chunks of a file begin. */
function bordersOf(sealed: Buffer): number[] {
  const borders = [64];
  for (let at = 64; at < sealed.length; ) {
    at += 4 + (sealed.readUInt32BE(at) & 0x7fff_ffff) + 16;
    borders.push(at);
  }
  return borders;
}

for (const by of [null, key]) {
  suite(by ? "a sealed file" : "an open file", () => {
    const bytes = randomBytes(3 * 256 * 1024 + 1234);
    let sealed: Buffer = Buffer.alloc(0);
    let borders: number[] = [];
    before(async () => {
      sealed = await seal(bytes, by);
      borders = bordersOf(sealed);
    });

    test("gives back what was put in, whatever its length", async () => {
      assert.equal(borders.length, 5);
      assert.deepEqual(await open(sealed, by), bytes);
      for (const size of [0, 1, 256 * 1024, 256 * 1024 + 1, 2 * 256 * 1024]) {
        assert.deepEqual(await open(await seal(bytes.subarray(0, size), by), by), bytes.subarray(0, size));
      }
      assert.equal(sealed.includes(bytes.subarray(0, 64)), by === null);
    });

    test("is refused when one bit of it is another", async () => {
      const sampled = by ? [17, 30, 45, 60] : Array.from({ length: 64 }, (_, at) => at);
      const places = [
        ...sampled,
        ...borders.slice(0, -1).flatMap((at) => [at, at + 3, at + 4]),
        ...borders.slice(1).map((at) => at - 1),
      ];
      for (const at of [...places, 5_000, 400_000, sealed.length - 17]) {
        await assert.rejects(open(flip(sealed, at), by), refused, `byte ${at}`);
      }
    });

    test("is refused when it was cut, at a border of its chunks or between them", async () => {
      for (const at of [
        1,
        63,
        ...borders.slice(0, -1),
        ...borders.slice(0, -1).map((border) => border + 9),
        sealed.length - 1,
      ]) {
        await assert.rejects(open(sealed.subarray(0, at), by), at < 16 ? refused : damaged, `cut at ${at}`);
      }
    });

    test("is refused when chunks were moved, left out, added or taken from another file", async () => {
      const [, one = 0, two = 0, three = 0] = borders;
      const header = sealed.subarray(0, 64);
      const first = sealed.subarray(64, one);
      const second = sealed.subarray(one, two);
      const rest = sealed.subarray(two);
      const other = await seal(randomBytes(bytes.length), by);
      for (const parts of [
        [header, second, first, rest],
        [header, first, rest],
        [header, first, first, second, rest],
        [sealed, Buffer.from("x")],
        [sealed, sealed],
        [header, first, second, sealed.subarray(three)],
        ...(by ? [[header, first, other.subarray(one)]] : []), // without a key anybody may write a file
      ]) {
        await assert.rejects(open(Buffer.concat(parts), by), damaged);
      }
    });
  });
}

test("a key that does not fit, is missing or is not wanted is said in one sentence", async () => {
  const [sealed, plain] = [await seal(Buffer.from("text"), key), await seal(Buffer.from("text"), null)];
  await assert.rejects(
    open(sealed, "another key of somebody"),
    isFault(/^KHABAR_BACKUP_KEY is not the key that paper\.khabar was made with\.$/),
  );
  await assert.rejects(open(sealed, null), isFault(/^paper\.khabar is encrypted: set KHABAR_BACKUP_KEY/));
  await assert.rejects(open(plain, key), isFault(/^paper\.khabar is not encrypted, so anybody may have changed it/));
});

test("a foreign file is told from a damaged one", async () => {
  for (const bytes of ["", "khabar", "PK\u0003\u0004 a zip", "-- PostgreSQL database dump\n".repeat(9)]) {
    await assert.rejects(open(Buffer.from(bytes), null), isFault(/^paper\.khabar is no backup of Khabar\.$/));
  }
  const newer = await seal(Buffer.from("text"), null);
  newer[16] = 2;
  await assert.rejects(open(newer, null), damaged); // its sum is not its own
});

suite("the records inside", () => {
  const contents: Contents = {
    madeAt: "2026-11-27T04:00:00.000Z",
    migration: 1,
    tables: [{ schema: "public", name: "articles", columns: ["id"], rows: 2 }],
    numbers: [],
    jobs: 0,
    files: 1,
    elsewhere: 0,
  };

  async function* sections(): AsyncGenerator<Section> {
    yield { head: { kind: "table", schema: "public", name: "articles" }, bytes: inPieces(Buffer.from("1\n2\n"), 3) };
    yield { head: { kind: "original", name: "a-key" }, bytes: inPieces(randomBytes(5 * 2 ** 20), 5 * 2 ** 20) };
  }

  test("come back in their order with counts and hashes", async () => {
    const written = await join(writeRecords(contents, sections(), () => 3));
    const kinds: string[] = [];
    for await (const record of readRecords(inPieces(written), "paper.khabar")) {
      kinds.push(record.kind);
      if (record.kind === "contents") assert.deepEqual(record.contents, contents);
      if (record.kind === "end" && record.head.kind === "table") assert.equal(record.end.lines, 2);
      if (record.kind === "seal") assert.equal(record.missing, 3);
    }
    assert.deepEqual(kinds, ["contents", "start", "bytes", "bytes", "end", "start", "bytes", "bytes", "end", "seal"]);
  });

  test("are refused when any byte of them is another, or the last are missing", async () => {
    const written = await join(writeRecords(contents, sections(), () => 0));
    const drain = async (bytes: Buffer) => {
      for await (const _ of readRecords(inPieces(bytes), "paper.khabar"));
    };
    await drain(written);
    const last = written.length - 200;
    for (const at of [0, 4, 20, 40, 300, 330, 360, 400, 2_000_000, last, written.length - 20]) {
      await assert.rejects(drain(flip(written, at)), damaged, `byte ${at}`);
    }
    for (const at of [3, 100, 500, 3_000_000, last, written.length - 1]) {
      await assert.rejects(drain(written.subarray(0, at)), damaged, `cut at ${at}`);
    }
  });

  test("never lead out of their folder", async () => {
    for (const name of ["../auth-secret", "/etc/passwd", "a/b", ""]) {
      const forged = async function* (): AsyncGenerator<Section> {
        yield { head: { kind: "original", name }, bytes: inPieces(Buffer.from("x")) };
      };
      const written = await join(writeRecords({ ...contents, tables: [] }, forged(), () => 0));
      await assert.rejects(async () => {
        for await (const _ of readRecords(inPieces(written), "paper.khabar"));
      }, damaged);
    }
  });
});
