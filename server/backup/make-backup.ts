import { createReadStream, rmSync } from "node:fs";
import { type FileHandle, link, open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import type { TransactionSql } from "postgres";
import { getProcess } from "#db/process.ts";
import { originalPath, renditionPath } from "../files/places.ts";
import { whileFilesStay } from "../files/stay.ts";
import { StartError, wordError } from "../start-error.ts";
import { sealChunks } from "./container.ts";
import { type Findings, readBackup } from "./read-backup.ts";
import { type Contents, type Head, type Section, writeRecords } from "./records.ts";
import { readVersion } from "./schema-version.ts";
import { copyOut, countRows, describeTables, findTables, type KnownTable, readNumbers } from "./tables.ts";

/** Hears of every row and file that is done, of so many. */
export type Progress = (total: number) => { add(more: number): void; end(): void };

/**
 * Writes all that the newsroom is into one file while people work: the database as it is at one moment, and the files
 * that it names then. Nothing is changed there, and tables of an older version are kept as they are. Under another name until it is whole, read again and proven, so that what bears the name is a backup.
 * @param file where; an existing one is kept unless `isForced`
 * @returns what it holds
 * @throws StartError in one line; nothing is left behind then
 */
export async function makeBackup(
  file: string,
  { key, isForced, progress }: { key: string | null; isForced: boolean; progress: Progress },
): Promise<Findings> {
  const path = resolve(file);
  const there = await stat(path).catch(nothingWhenAbsent).catch(sayFault(path));
  if (there && !there.isFile()) throw new StartError(`${path} is no ordinary file: choose another name.`);
  if (there && !isForced) throw takenFault(path);
  const part = `${path}.${process.pid}.part`;
  const handle = await open(part, "wx", 0o600).catch(sayFault(path));
  const forget = dropOnSignal(part);
  try {
    await whileFilesStay(() => writeSnapshot(handle, key, progress)).catch(sayFault(path));
    const findings = await readBackup(part, key);
    await handle.sync().catch(sayFault(path));
    await putInPlace(part, path, isForced);
    return findings;
  } finally {
    await handle.close();
    await rm(part, { force: true });
    forget();
  }
}

async function writeSnapshot(handle: FileHandle, key: string | null, progress: Progress): Promise<void> {
  const { desk } = getProcess();
  const version = await readVersion(desk);
  if (version === null)
    throw new StartError("There is no newsroom in this database: set KHABAR_DATA, or DATABASE_URL.");
  const names = await findTables(desk);
  await desk.begin("isolation level repeatable read read only", async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`set local idle_in_transaction_session_timeout = 0`;
    await tx.unsafe(`lock table ${names.join(", ")} in access share mode`); // no migration meanwhile; the moment is after this
    if ((await readVersion(tx)) !== version) {
      throw new StartError("The database was brought up to date in this very moment: make the backup again.");
    }
    const tables = await countRows(tx, await describeTables(tx, names));
    const contents = await readContents(tx, tables);
    const bar = progress(contents.files + tables.reduce((sum, { rows }) => sum + rows, 0));
    let missing = 0;
    const miss = () => {
      missing += 1;
    };
    const sections = listSections(tx, tables, bar.add, miss);
    try {
      await pipeline(
        writeRecords(contents, sections, () => missing),
        createZstdCompress(),
        (bytes: AsyncIterable<Buffer>) => sealChunks(bytes, key),
        async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) await handle.writeFile(chunk);
        },
      );
    } finally {
      bar.end();
    }
  });
}

async function readContents(tx: TransactionSql, tables: KnownTable[]): Promise<Contents> {
  const [found] = await tx<Pick<Contents, "migration" | "jobs" | "files" | "elsewhere">[]>`
    select (select max(created_at)::float8 from drizzle.__drizzle_migrations) as migration,
      (select count(*)::float8 from (${jobsOf(tx)}) jobs) as jobs,
      ((select count(*) from (${originalsOf(tx)}) o) + (select count(*) from (${renditionsOf(tx)}) r))::float8 as files,
      (select count(*)::float8 from pictures where provider = 'uploadthing' and state <> 'failed') as elsewhere`;
  if (!found) throw new Error("The database gave no answer.");
  return {
    madeAt: new Date().toISOString(),
    ...found,
    tables: tables.map(({ order: _order, ...table }) => table),
    numbers: await readNumbers(tx),
  };
}

/** Jobs that wait or run; one that failed for good is not tried again after a restore either. */
const jobsOf = (tx: TransactionSql) => tx`
  select t.identifier as task, j.payload, j.run_at::text as run_at, j.max_attempts, j.priority, j.key
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.attempts < j.max_attempts order by j.id`;

const originalsOf = (tx: TransactionSql) =>
  tx`select key as name from pictures where provider = 'local' and state <> 'failed' order by key collate "C"`;

/** Pictures may share one. */
const renditionsOf = (tx: TransactionSql) => tx`
  select distinct r ->> 'hash' as hash, r ->> 'format' as format from pictures, jsonb_array_elements(renditions) r order by 1, 2`;

async function* listSections(
  tx: TransactionSql,
  tables: KnownTable[],
  said: (more: number) => void,
  miss: () => void,
): AsyncGenerator<Section> {
  for (const table of tables) {
    const { schema, name } = table;
    yield { head: { kind: "table", schema, name }, bytes: tell(copyOut(tx, table), said) };
  }
  yield { head: { kind: "jobs" }, bytes: listJobs(tx) };
  const put = async function* (head: Head, path: string) {
    const handle = await open(path).catch(nothingWhenAbsent);
    if (handle) yield { head, bytes: createReadStream(path, { fd: handle, highWaterMark: 256 * 1024 }) };
    else if (head.kind === "original") miss(); // a rendition is made again when somebody asks for it
    said(1);
  };
  for await (const rows of originalsOf(tx).cursor(200)) {
    for (const { name } of rows) yield* put({ kind: "original", name }, originalPath(name));
  }
  for await (const rows of renditionsOf(tx).cursor(200)) {
    for (const row of rows)
      yield* put(
        { kind: "rendition", name: `${row.hash}.${row.format}` },
        renditionPath({ hash: row.hash, format: row.format }),
      );
  }
}

async function* listJobs(tx: TransactionSql): AsyncGenerator<Buffer> {
  for await (const rows of jobsOf(tx).cursor(200)) {
    for (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
  }
}

/** Passes bytes on, and tells how many rows they were. */
async function* tell(bytes: AsyncIterable<Buffer>, said: (rows: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    let rows = 0;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows += 1;
    said(rows);
    yield piece;
  }
}

/** Without a moment in which there is none, or half of one. */
async function putInPlace(part: string, path: string, isForced: boolean): Promise<void> {
  if (isForced) await rename(part, path).catch(sayFault(path));
  else {
    await link(part, path)
      .catch((error: unknown) => {
        if (codeOf(error) === "EEXIST") throw takenFault(path); // it came meanwhile
        if (/^(EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP)$/.test(codeOf(error))) return rename(part, path); // a disk without links
        throw error;
      })
      .catch(sayFault(path));
  }
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
}

function takenFault(path: string): StartError {
  return new StartError(`${path} exists: choose another name, or write over it with --force.`);
}

/** A system's error in one line; anything else as it is. */
function sayFault(path: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof StartError || !/^E[A-Z]+$/.test(codeOf(error))) throw error;
    const reason = codeOf(error) === "ENOSPC" ? "there is no room left on its disk" : wordError(error);
    throw new StartError(`The backup could not be written to ${path}: ${reason}.`);
  };
}

/** Ctrl-C leaves no half file. @returns how to stop listening */
function dropOnSignal(part: string): () => void {
  const drop = () => {
    rmSync(part, { force: true });
    process.exit(130);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, drop);
  return () => {
    for (const signal of signals) process.off(signal, drop);
  };
}

function nothingWhenAbsent(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
