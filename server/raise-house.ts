import { type Access, createFirstAdministrator } from "#db/operator.ts";
import { setProcess } from "#db/process.ts";
import { isNewsroomEmpty, type SampleAccess } from "#db/sample-newsroom.ts";
import { buildWhenStale } from "./build.ts";
import { openCollaboration } from "./collaboration/open.ts";
import { connect, createDatabase, openDatabase } from "./database.ts";
import { openDeskFiles } from "./desk-files.ts";
import type { Door } from "./door.ts";
import { type Environment, prepareNext } from "./environment.ts";
import { makeMissingFace } from "./headline-face.ts";
import { openHouse } from "./http.ts";
import { startJobs } from "./jobs.ts";
import { startNext } from "./next.ts";
import { showProgress } from "./progress.ts";
import { openReader } from "./reader.ts";
import { findActionsKey, keepSecret } from "./secrets.ts";
import { atEnd, endSignal, say, seconds, step } from "./steps.ts";
import { wordWelcome } from "./welcome.ts";

type Ground = { environment: Environment; door: Door; isDevelopment: boolean; socketFolder: string | null };

/**
 * Raises everything that stands on the database, and opens the door.
 * @param ground `socketFolder` of the embedded PostgreSQL, or null when DATABASE_URL is given
 * @returns the address to visit, and what to say to the operator beside it
 */
export async function raiseHouse({
  environment,
  door,
  isDevelopment,
  socketFolder,
}: Ground): Promise<{ address: string; welcome: string[] }> {
  const databaseUrl = socketFolder ? await createDatabase(socketFolder) : (environment.databaseUrl ?? "");
  const database = await step(
    () => openDatabase(databaseUrl, { patience: 15_000, signal: endSignal, say }),
    () => "database up to date, its reader's role proven",
  );
  atEnd(database.close);

  const siteUrl = environment.siteUrl ?? `http://localhost:${door.port}`;
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder: environment.dataFolder,
    siteUrl,
    authSecret: environment.authSecret ?? keepSecret(environment.dataFolder, "auth-secret"),
    uploadthingToken: environment.uploadthingToken,
  });
  const actionsKey = findActionsKey(environment.dataFolder, environment.authSecret);
  prepareNext(isDevelopment, actionsKey, siteUrl);
  if (isDevelopment) await makeMissingFace();
  else {
    await step(
      () => buildWhenStale(actionsKey, endSignal),
      (isBuilt) => (isBuilt ? "pages built" : "pages are built already"),
    );
  }
  const next = await step(
    () => startNext(door.port, isDevelopment),
    () => `pages served${isDevelopment ? " with hot reload" : ""}`,
  );
  atEnd(next.close);
  const reader = await openReader({
    next: next.render,
    connect: () => connect(databaseUrl, { max: 1, connect_timeout: 5, connection: { application_name: "khabar-ear" } }),
    isDevelopment,
  });
  atEnd(reader.close);
  const stopJobs = await step(
    () => startJobs(databaseUrl),
    () => "jobs started",
  );
  atEnd(stopJobs);
  const collaboration = await openCollaboration();
  atEnd(async () => void (await Promise.all([door.drain(20_000), collaboration.close()])));
  endSignal.throwIfAborted();
  const sample = socketFolder && environment.isSampleWanted ? await fillWhenEmpty() : null;
  const first = await createFirst(environment);
  const developmentUpgrades = isDevelopment ? next.upgrades : null;
  const deskFiles = isDevelopment ? null : openDeskFiles();
  door.open(openHouse({ render: next.render, reader, collaboration, deskFiles, developmentUpgrades }));
  return { address: siteUrl, welcome: wordWelcome({ address: siteUrl, environment, first, sample }) };
}

/** @returns how two people of the sample sign in, or null when the newsroom was not empty */
async function fillWhenEmpty(): Promise<SampleAccess | null> {
  if (!(await isNewsroomEmpty())) return null;
  const { makeSample } = await import("./sample/make-sample.ts"); // much code, of use once
  const from = performance.now();
  say("  a sample newspaper is made, so that there is something to read and to try …");
  const access = await makeSample((pictures) => showProgress(process.stderr, pictures, "pictures"), endSignal);
  say(`  sample newspaper made (${seconds(from)})`);
  return access;
}

function createFirst({ adminEmail, adminPassword }: Environment): Promise<Access | null> {
  return createFirstAdministrator({ email: adminEmail ?? "admin@khabar.example", password: adminPassword });
}
