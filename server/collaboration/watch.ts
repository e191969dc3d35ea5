import { z } from "zod";
import { readEpochs, readUpdatesSince } from "#db/draft-log.ts";
import { getProcess } from "#db/process.ts";
import { readArticleFacts, readSessionActors } from "#db/standing.ts";
import { noticeChannel } from "#db/transact.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { type DraftWriter, say } from "./draft-writer.ts";
import { dismiss, type Socket, seatsOf } from "./seat.ts";

const lookEvery = 1000; // milliseconds; what other processes wrote appears within two of these
const checkEvery = 3; // looks; a lost notice keeps nobody in for longer

const noticeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("epoch"), articleId: z.number(), epoch: z.number() }),
  z.object({ kind: z.literal("person"), personId: z.number() }),
  z.object({ kind: z.literal("facts"), articleId: z.number() }),
  z.object({ kind: z.literal("comments"), articleId: z.number() }),
]);

/** What is open in this process. */
export type Room = { writers: Set<DraftWriter>; sockets: Set<Socket> };

/**
 * Keeps open drafts and sockets true to the database: reads what other processes wrote, hears of closed epochs and of
 * persons whose rights changed, and looks for itself as well, because a notice can be lost.
 */
export function watch(room: Room): { stop(): Promise<void> } {
  let looks = 0;
  let isLooking = false;
  let isCheckDue = false;
  let listening: { unlisten(): Promise<void> } | null = null;

  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await readOn(room);
      looks += 1;
      if (isCheckDue || looks % checkEvery === 0) {
        isCheckDue = false;
        await checkSockets(room);
      }
      if (!listening) await listen();
    } catch {
      // The database is away: writers say so in the log, nobody can write, and the next look comes in a second.
    } finally {
      isLooking = false;
    }
  };

  const check = () => {
    isCheckDue = true;
    void look();
  };

  const hear = (payload: string) => {
    const notice = noticeSchema.safeParse(parseJson(payload)).data;
    if (notice?.kind === "epoch") {
      for (const writer of writersOf(room, notice.articleId))
        if (writer.name.epoch < notice.epoch) void writer.retire(notice.epoch);
    }
    if (notice?.kind === "facts" || notice?.kind === "comments") tell(room, notice.articleId, notice.kind);
    if (notice?.kind === "facts" || notice?.kind === "person") check();
  };

  // The driver listens again by itself when a connection breaks; only the first attempt is ours to repeat.
  const listen = async () => {
    listening = await getProcess().desk.listen(noticeChannel, hear, check);
  };

  const timer = setInterval(look, lookEvery);
  void look();
  return {
    async stop() {
      clearInterval(timer);
      await listening?.unlisten().catch(() => {});
    },
  };
}

/** Rows that other processes appended, and epochs that closed. */
async function readOn(room: Room): Promise<void> {
  const writers = [...room.writers];
  if (writers.length === 0) return;
  const rows = await readUpdatesSince(writers.map((writer) => writer.position));
  const epochs = await readEpochs(writers.map((writer) => writer.name.articleId));
  for (const writer of writers) {
    const { articleId, epoch } = writer.name;
    writer.readOn(rows.filter((row) => row.articleId === articleId && row.epoch === epoch));
    const open = epochs.get(articleId);
    if (open !== undefined && open > epoch) void writer.retire(open);
  }
}

/** Ends the sockets of persons who are out, and those whose rights are no longer what they were at the handshake. */
async function checkSockets(room: Room): Promise<void> {
  const sockets = [...room.sockets];
  const seats = [...room.writers].flatMap((writer) =>
    seatsOf(writer.document).map((connection) => ({ connection, articleId: writer.name.articleId })),
  );
  const actors = await readSessionActors([...new Set(sockets.map((socket) => socket.sessionId))]);
  const facts = await readArticleFacts([...new Set(seats.map((seat) => seat.articleId))]);
  for (const socket of sockets) {
    const actor = actors.get(socket.sessionId);
    if (!actor) socket.close("signedOut");
    else if (!isSame(actor, socket.actor)) socket.close("reset");
  }
  for (const { connection, articleId } of seats) {
    const article = facts.get(articleId);
    const { actor } = connection.context.socket;
    const stands = article && can(actor, "article.read", article);
    if (!stands || connection.readOnly === can(actor, "article.edit", article)) dismiss(connection);
  }
}

function tell(room: Room, articleId: number, kind: "facts" | "comments"): void {
  for (const writer of writersOf(room, articleId))
    for (const connection of seatsOf(writer.document)) say(connection, { kind });
}

function writersOf(room: Room, articleId: number): DraftWriter[] {
  return [...room.writers].filter((writer) => writer.name.articleId === articleId);
}

function isSame(one: Actor, other: Actor): boolean {
  return one.name === other.name && [...one.roles].sort().join() === [...other.roles].sort().join();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
