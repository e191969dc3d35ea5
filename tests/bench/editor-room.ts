import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import type { DraftConnection } from "#components/editor/connection/draft-connection.ts";
import { makeActor } from "../factories.ts";
import { openWriter, type, until } from "../server/writer.ts";
import type { Story } from "./editor-page.ts";
import { type Figure, figureOf, say } from "./part.ts";

const everyLetter = 400; // ms of each person, 150 letters a minute

/**
 * So many people in one story, as their browsers' own connections, each typing into the same field. One of them listens.
 * @returns ms from a letter of the others to its being in the listener's document
 */
export async function measureRoom(
  { url, id }: Pick<Story, "url" | "id">,
  { people, letters }: { people: number; letters: number },
) {
  const writers: DraftConnection[] = [];
  for (let person = 0; person < people; person += 1) {
    writers.push(await openWriter({ url }, await makeActor({ roles: ["editor"] }), id));
  }
  await until(() => writers.every(({ view }) => view.isLoaded), "everybody in the story");
  const [listener, ...others] = writers;
  if (!listener) throw new Error("Nobody listens.");
  const waiting: { client: number; clock: number; at: number }[] = [];
  const times: number[] = [];
  const hear = () => {
    const now = performance.now();
    for (let place = waiting.length - 1; place >= 0; place -= 1) {
      const { client, clock, at } = waiting[place] ?? { client: 0, clock: 0, at: 0 };
      if (Y.getState(listener.view.doc.store, client) < clock) continue;
      times.push(now - at);
      waiting.splice(place, 1);
    }
  };
  listener.view.doc.on("update", hear);
  const typeOn = async (writer: DraftConnection, place: number) => {
    await sleep((everyLetter / people) * place); // not all at once
    for (let letter = 0; letter < letters; letter += 1) {
      type(writer, "standfirst", "ب");
      const { clientID, store } = writer.view.doc;
      if (writer !== listener)
        waiting.push({ client: clientID, clock: Y.getState(store, clientID), at: performance.now() });
      await sleep(everyLetter);
    }
  };
  await Promise.all([listener, ...others].map(typeOn));
  await until(() => waiting.length === 0, "every letter with the listener");
  for (const writer of writers) writer.stop();
  say(`${people} people, ${times.length} letters heard`);
  return times;
}

/** What the server's memory grows by when these stories are opened, each by somebody who types in it; shared out. */
export async function measureMemoryOfStories(
  { editor, url, pid }: Pick<Story, "editor" | "url"> & { pid: number },
  ids: number[],
): Promise<Figure> {
  const [first, ...rest] = ids;
  if (first === undefined) throw new Error("No story is to be opened.");
  const writers = [await openWriter({ url }, editor, first)]; // what the first one loads is the program's
  await until(() => writers[0]?.view.isLoaded ?? false, "the first story");
  await sleep(2000);
  const before = residentOf(pid);
  for (const id of rest) {
    const writer = await openWriter({ url }, editor, id);
    writers.push(writer);
    await until(() => writer.view.isLoaded, `story ${id}`);
    for (let letter = 0; letter < 20; letter += 1) type(writer, "headline", "ب");
  }
  await until(() => writers.every(({ view }) => view.state === "saved"), "every letter saved");
  const after = residentOf(pid);
  for (const writer of writers) writer.stop();
  const each = (after - before) / rest.length;
  return figureOf(
    [each],
    "median",
    `${rest.length} stories of 900 words open, each with a person who types; ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB then`,
  );
}

/** In MB (1024²), as Linux counts. */
function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
