import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readEnvironment } from "../environment.ts";
import { withDatabaseAsFound } from "../find-database.ts";
import { clusterOf } from "../postgres-cluster.ts";
import { showProgress } from "../progress.ts";
import { StartError, wordError } from "../start-error.ts";
import { makeBackup, type Progress } from "./make-backup.ts";
import { type Findings, readBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { compareVersions, findSteps } from "./schema-version.ts";

/** `khabar backup` and `khabar restore`, as words on a command line. */

const rowsAndFiles: Progress = (total) => {
  const { say, end } = showProgress(process.stderr, total, "rows and files");
  let done = 0;
  const add = (more: number) => {
    done += more;
    say(done);
  };
  return { add, end };
};

export const backupCommand = {
  does: "write everything into one file, while people work",
  help: `  FILE               database and files as they are at one moment; proven before it bears this name
  --force            write over an existing FILE
  KHABAR_BACKUP_KEY  when set, the file is encrypted with it, and nothing opens it without

  Nothing is changed by it: a database of an older Khabar is kept as it is, and one of a newer Khabar is refused.
  Not in it: secrets (AUTH_SECRET), who is signed in, uploads under way, and originals that UploadThing keeps.`,
  async run(args: string[]): Promise<string> {
    const options = { force: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const file = onlyFile(positionals);
    const environment = readEnvironment();
    if (!environment.databaseUrl && !existsSync(clusterOf(environment.dataFolder))) {
      throw new StartError(`There is no newsroom in ${environment.dataFolder}: set KHABAR_DATA, or DATABASE_URL.`);
    }
    const key = environment.backupKey;
    const findings = await withDatabaseAsFound(environment, () =>
      makeBackup(file, { key, isForced: values.force, progress: rowsAndFiles }),
    );
    return `${resolve(file)}: ${wordFindings(findings, key)}`;
  },
};

export const restoreCommand = {
  does: "fill an empty newsroom from such a file",
  help: `  FILE               read to its end and proven before anything is touched
  --check            only that
  KHABAR_BACKUP_KEY  the key of an encrypted FILE

  Stop the server first. The newsroom that KHABAR_DATA or DATABASE_URL name must be empty: new, or started with
  KHABAR_SAMPLE=0 and never used. Backups of older versions are brought up to date on the way.`,
  async run(args: string[]): Promise<string> {
    const options = { check: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const file = onlyFile(positionals);
    const environment = readEnvironment();
    const key = environment.backupKey;
    const findings = await prove(file, key);
    const words = wordFindings(findings, key);
    if (values.check) return `${file} is whole: ${words}`;
    await restoreBackup(file, findings, { key, environment, progress: rowsAndFiles });
    return `Restored and proven: ${words}\nEverybody signs in again. Start with: npm start`;
  },
};

async function prove(file: string, key: string | null): Promise<Findings> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw new StartError(`${file} cannot be read: ${wordError(error)}`);
  });
  const bar = showProgress(process.stderr, Math.ceil(size / 1e6), "MB read and proven");
  const findings = await readBackup(file, key, { said: (bytes) => bar.say(Math.ceil(bytes / 1e6)) }).finally(bar.end);
  findSteps(file, findings.contents.migration);
  return findings;
}

function onlyFile(words: string[]): string {
  const [file, ...rest] = words;
  if (file === undefined) throw new StartError("FILE is missing.");
  if (rest.length > 0) throw new StartError("One FILE, please.");
  return file;
}

function wordFindings({ contents, tables, files, missing, size }: Findings, key: string | null): string {
  const number = (value: number) => value.toLocaleString("en");
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
  const parts = [
    `${number(tables.get("public.articles")?.lines ?? 0)} stories`,
    `${number(rows)} rows in ${tables.size} tables`,
    `${number(files)} files`,
    `${number(Math.ceil(size / 1e6))} MB`,
    key ? "encrypted" : "not encrypted",
  ];
  const versions = compareVersions(contents.migration);
  const also = [
    ...(versions
      ? [
          `\nIt is of an older Khabar (tables of ${versions.backup}, this program's of ${versions.program}): a restore brings it up to date.`,
        ]
      : []),
    ...(contents.elsewhere > 0
      ? [`\n${number(contents.elsewhere)} originals are kept by UploadThing, and are not in it.`]
      : []),
    ...(missing > 0
      ? [`\n${number(missing)} originals that the database names were not on this machine, and are not in it.`]
      : []),
  ];
  return `the newsroom of ${contents.madeAt.slice(0, 16).replace("T", " ")} UTC, ${parts.join(", ")}.${also.join("")}`;
}
