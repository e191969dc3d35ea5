import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { StartError, wordError } from "../start-error.ts";
import { faults, openChunks } from "./container.ts";
import { type BackupRecord, type Contents, type End, readRecords } from "./records.ts";
import { nameOf } from "./tables.ts";

/** What a backup was found to hold, every hash and number proven. */
export type Findings = {
  contents: Contents;
  size: number; // of the file
  tables: Map<string, End>; // `schema.name`: rows and their hash
  files: number;
  missing: number; // originals that were named and not there when it was made
};

/**
 * Reads a backup from its first byte to its last.
 * @param visit does something with each record; it is asked for the next when that is done
 * @param said hears how many bytes of the file have passed
 * @throws StartError in one line, when the file is anything but a whole backup
 */
export async function readBackup(
  file: string,
  key: string | null,
  { visit, said }: { visit?: (record: BackupRecord) => Promise<void>; said?: (bytes: number) => void } = {},
): Promise<Findings> {
  const handle = await open(file).catch((error: unknown) => {
    throw new StartError(`${file} cannot be read: ${wordError(error)}`);
  });
  try {
    let passed = 0;
    const counted = async function* () {
      for await (const bytes of handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 })) {
        passed += bytes.length;
        said?.(passed);
        yield bytes;
      }
    };
    const { size } = await stat(file);
    return await pipeline(
      Readable.from(openChunks(counted(), file, key)),
      createZstdDecompress(),
      async (plain: AsyncIterable<Buffer>) => ({ ...(await walk(plain, file, visit)), size }),
    );
  } catch (error) {
    if (codeOf(error).startsWith("Z")) throw faults.damaged(file); // the packing is broken
    if (codeOf(error) === "EISDIR" || codeOf(error) === "EIO")
      throw new StartError(`${file} cannot be read: ${wordError(error)}`);
    throw error;
  } finally {
    await handle.close();
  }
}

async function walk(
  plain: AsyncIterable<Buffer>,
  file: string,
  visit?: (record: BackupRecord) => Promise<void>,
): Promise<Omit<Findings, "size">> {
  let contents: Contents | null = null;
  let [files, missing] = [0, 0];
  const tables = new Map<string, End>();
  for await (const record of readRecords(plain, file)) {
    if (record.kind === "contents") contents = record.contents;
    if (record.kind === "seal") missing = record.missing;
    if (record.kind === "end") {
      if (record.head.kind === "table") tables.set(nameOf(record.head), record.end);
      else if (record.head.kind !== "jobs") files += 1;
    }
    await visit?.(record);
  }
  const isWhole =
    contents?.tables.length === tables.size &&
    contents.tables.every((table) => tables.get(nameOf(table))?.lines === table.rows);
  if (!contents || !isWhole) throw faults.damaged(file);
  return { contents, tables, files, missing };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
