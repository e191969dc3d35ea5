import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readPicture } from "#db/pictures.ts";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { pictures, uploads } from "#db/schema.ts";
import { openSession, sealSession, sessionCookie } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import type { PictureReport } from "#newsroom/pictures.ts";
import { openDatabase } from "../database.ts";
import { makeActor } from "../factories.ts";
import { type Running, runServer } from "./run-server.ts";
import { presign, put } from "./upload-client.ts";

export const takenSchema = z.object({ fileHash: z.string(), serverData: z.object({ pictureId: z.number() }) });

/** A running server, and a signed-in reporter who sends it pictures. */
export type PictureHouse = { server: Running; media: string; reporter: Actor; cookie: string };

/** At the top of a test file. The house is filled when the first test begins. */
export async function openPictureHouse(): Promise<PictureHouse> {
  let server: Running | null = null;
  after(() => server?.stop()); // before the database goes
  const { url: database, dataFolder } = await openDatabase();
  server = await runServer({ database, dataFolder, variables: { AUTH_SECRET: getProcess().authSecret } });
  setProcess({ ...getProcess(), siteUrl: server.url });
  const reporter = await makeActor();
  return { server, media: join(dataFolder, "media"), reporter, cookie: await signIn(reporter) };
}

/** @returns the header of a person's browser */
export async function signIn(actor: Actor): Promise<string> {
  return `${sessionCookie().name}=${await sealSession(await transact((tx) => openSession(tx, actor.id)))}`;
}

/** Uploads in one go. @returns the picture's id */
export async function upload({ server, cookie }: PictureHouse, bytes: Buffer, announced = {}): Promise<number> {
  const presigned = await presign(server.url, cookie, { size: bytes.length, ...announced });
  return takenSchema.parse((await put(server.url, presigned, bytes)).body).serverData.pictureId;
}

export async function waitUntilDone({ reporter }: PictureHouse, id: number): Promise<PictureReport> {
  for (let looks = 0; looks < 300; looks += 1) {
    const report = await readPicture(reporter, id);
    if (report.state !== "processing") return report;
    await sleep(100);
  }
  throw new Error("The picture is still processing.");
}

export function filesIn({ media }: PictureHouse, part: "incoming" | "originals"): string[] {
  const folder = join(media, part);
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** All that uploads can leave behind. */
export async function traces(house: PictureHouse) {
  const rows = { pictures: await desk().$count(pictures), uploads: await desk().$count(uploads) };
  return { ...rows, incoming: filesIn(house, "incoming"), originals: filesIn(house, "originals") };
}
