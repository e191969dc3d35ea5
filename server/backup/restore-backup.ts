import { isDeepStrictEqual } from "node:util";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { z } from "zod";
import { recordRestore } from "#db/operator.ts";
import { getProcess } from "#db/process.ts";
import { isNewsroomEmpty } from "#db/sample-newsroom.ts";
import type { Environment } from "../environment.ts";
import { withDatabaseAlone } from "../find-database.ts";
import { StartError, wordError } from "../start-error.ts";
import { faults } from "./container.ts";
import type { Progress } from "./make-backup.ts";
import { type Findings, readBackup } from "./read-backup.ts";
import type { BackupRecord, Contents, Head } from "./records.ts";
import { openFiles } from "./restored-files.ts";
import { dropTables, findSteps, readVersion, type Steps, takeSteps } from "./schema-version.ts";
import { copyIn, describeTables, listOurs, nameOf, quoted, sumTable } from "./tables.ts";

/**
 * Fills an empty newsroom from a backup that was read and proven: everything in one transaction, files first under other
 * names, the commit last. However it ends, the newsroom is either whole or still empty.
 * @param findings what the file was found to hold
 * @throws StartError in one line; the newsroom is as it was
 */
export async function restoreBackup(
  file: string,
  findings: Findings,
  { key, environment, progress }: { key: string | null; environment: Environment; progress: Progress },
): Promise<void> {
  const steps = findSteps(file, findings.contents.migration);
  const ask = (found: Sql) => refuseUnlessAlone(found, () => isNewsroomEmpty(drizzle(found)));
  await withDatabaseAlone(environment, ask, async () => {
    const files = await openFiles().catch(sayFault);
    const bar = progress(findings.files + [...findings.tables.values()].reduce((sum, { lines }) => sum + lines, 0));
    try {
      await getProcess().desk.begin(async (tx) => {
        await tx`set local statement_timeout = 0`;
        await tx`set local idle_in_transaction_session_timeout = 0`;
        await refuseUnlessAlone(tx, isNewsroomEmpty);
        await prepareTables(tx, steps, findings.contents);
        const links = await dropLinks(tx);
        const jobs: string[] = [];
        const { visit, drop } = openVisit({ tx, files, jobs, file, findings, said: bar.add });
        await readBackup(file, key, { visit }).catch(async (error: unknown) => {
          await drop(); // a COPY that stays open refuses the rollback, and its refusal would be said instead
          throw error;
        });
        for (const link of links) await tx.unsafe(link);
        await proveTables(tx, findings);
        await setNumbers(tx, findings.contents);
        await takeSteps(tx, steps.after);
        for (const job of jobs) await addJob(tx, job);
        await files.putInPlace();
      });
    } catch (error) {
      sayFault(error);
    } finally {
      bar.end();
      await files.drop();
    }
    await recordRestore(new Date(findings.contents.madeAt)).catch(sayAfter);
    await getProcess().desk`analyze`.catch(sayAfter);
  });
}

/**
 * What a fresh start makes may go; a server that starts meanwhile waits for our end before its migrations. Asked before
 * the tables are brought up to date, and again in the restore's own transaction.
 */
async function refuseUnlessAlone(tx: Sql | TransactionSql, isEmpty: () => Promise<boolean>): Promise<void> {
  const [found] = await tx<{ free: boolean; servers: number }[]>`
    select pg_try_advisory_xact_lock(hashtext('khabar.migrate')) as free, (select count(*)::int from pg_stat_activity
      where datname = current_database() and application_name = 'khabar-ear') as servers`;
  if (!found?.free || found.servers > 0) throw new StartError("A Khabar runs on this database: stop it, then restore.");
  if ((await readVersion(tx)) !== null && !(await isEmpty())) {
    throw new StartError(
      "This newsroom is not empty, and a restore never mixes two: restore with KHABAR_DATA (or DATABASE_URL) of a new, empty one.",
    );
  }
}

/** The tables as they were when the backup was made, with no row in them. */
async function prepareTables(tx: TransactionSql, { before }: Steps, { tables }: Contents): Promise<void> {
  await dropTables(tx);
  await takeSteps(tx, before);
  const known = await describeTables(tx, tables.map(nameOf));
  const strange = tables.find(
    (table) =>
      !known.some((one) => nameOf(one) === nameOf(table) && table.columns.every((name) => one.columns.includes(name))),
  );
  if (strange) throw new StartError(`The backup holds ${nameOf(strange)} in a form that this Khabar does not know.`);
  await tx.unsafe(`truncate ${tables.map(quoted).join(", ")} cascade`);
}

/** Tables come in any order, so what points from one to another is proven at the end. @returns how to put it back */
async function dropLinks(tx: TransactionSql): Promise<string[]> {
  const links = await tx<{ drop: string; add: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint
    where contype = 'f' and conrelid in (select to_regclass(name) from unnest(${listOurs()}::text[]) name) order by 1`;
  for (const { drop } of links) await tx.unsafe(drop);
  return links.map(({ add }) => add);
}

type Visit = {
  tx: TransactionSql;
  files: Awaited<ReturnType<typeof openFiles>>;
  jobs: string[]; // filled
  file: string;
  findings: Findings;
  said(more: number): void;
};

/** Where one section's bytes go. */
type Sink = { write(bytes: Buffer): Promise<unknown>; end(hash: string): Promise<void>; drop(): unknown };

/** Takes record after record in. `drop` closes what is open when one of them, or their reading, fails. */
function openVisit({ tx, files, jobs, file, findings, said }: Visit): {
  visit(record: BackupRecord): Promise<void>;
  drop(): Promise<void>;
} {
  let sink: Sink | null = null;
  const open = async (head: Head): Promise<Sink> => {
    if (head.kind === "jobs") return keepLines(jobs);
    if (head.kind !== "table") return files.start(head);
    const table = findings.contents.tables.find((one) => nameOf(one) === nameOf(head));
    if (!table) throw faults.damaged(file);
    return copyIn(tx, table);
  };
  const visit = async (record: BackupRecord) => {
    if (record.kind === "contents" && !isDeepStrictEqual(record.contents, findings.contents))
      throw faults.damaged(file);
    if (record.kind === "start") sink = await open(record.head);
    if (record.kind === "bytes") await sink?.write(record.bytes);
    if (record.kind !== "end") return;
    await sink?.end(record.end.hash);
    sink = null;
    if (record.head.kind !== "jobs") said(record.head.kind === "table" ? record.end.lines : 1);
  };
  return { visit, drop: async () => void (await sink?.drop()) };
}

/** Whole lines of a text that comes in pieces. */
function keepLines(lines: string[]): Sink {
  const pieces: Buffer[] = [];
  return {
    write: async (bytes) => pieces.push(bytes),
    end: async () => void lines.push(...Buffer.concat(pieces).toString("utf8").split("\n").filter(Boolean)),
    drop: () => undefined,
  };
}

/** Reads every table as the backup read it. */
async function proveTables(tx: TransactionSql, { contents, tables }: Findings): Promise<void> {
  const known = await describeTables(tx, contents.tables.map(nameOf));
  for (const table of known) {
    const columns = contents.tables.find((one) => nameOf(one) === nameOf(table))?.columns ?? table.columns;
    const found = await sumTable(tx, { ...table, columns });
    if (!isDeepStrictEqual(found, tables.get(nameOf(table)))) {
      throw new StartError(`${nameOf(table)} came back other than it was kept, so nothing was restored.`);
    }
  }
}

async function setNumbers(tx: TransactionSql, { numbers }: Contents): Promise<void> {
  for (const { schema, table, column, last } of numbers) {
    await tx`select setval(pg_get_serial_sequence(${`"${schema}"."${table}"`}, ${column}), ${last})`;
  }
}

const jobSchema = z.object({
  task: z.string(),
  payload: z.unknown(),
  run_at: z.string(),
  max_attempts: z.number(),
  priority: z.number(),
  key: z.string().nullable(),
});

async function addJob(tx: TransactionSql, line: string): Promise<void> {
  const { task, payload, run_at, max_attempts, priority, key } = jobSchema.parse(JSON.parse(line));
  await tx`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::text::json, run_at => ${run_at}::timestamptz,
    max_attempts => ${max_attempts}, priority => ${priority}, job_key => ${key})`;
}

/** The restore is done by then, and must not be called failed. */
function sayAfter(error: unknown): void {
  process.stderr.write(`The restore itself is done; after it: ${wordError(error)}.\n`);
}

/** What a system or a database says of its own state, in one line; a slip of ours keeps its stack. */
function sayFault(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof StartError || !/^(E[A-Z]+|53...|57P..|08...|42501)$/.test(code)) throw error;
  const reason = code === "ENOSPC" ? "there is no room left on the disk" : wordError(error);
  throw new StartError(`Nothing was restored: ${reason}.`);
}
