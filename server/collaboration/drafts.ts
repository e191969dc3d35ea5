import { type Document, Hocuspocus, isTransactionOrigin } from "@hocuspocus/server";
import * as Y from "yjs";
import { readLog } from "#db/draft-log.ts";
import { holdBack } from "#db/held-back.ts";
import { desk } from "#db/process.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { type DraftName, decodeBytes, parseDraftName, parseMessage, type SocketMessage } from "#newsroom/socket.ts";
import { admit, Denied } from "./admission.ts";
import { DraftWriter, say } from "./draft-writer.ts";
import { dismiss, type Seat, type SeatedConnection } from "./seat.ts";
import { stampAwareness } from "./stamp-awareness.ts";
import type { Room } from "./watch.ts";

const mostDrafts = 4; // on one socket; a page opens one, and the next before it lets go
const unloadWithin = 2000; // milliseconds that a document without people waits for its last letters' commit

/** The shared documents: loaded from the log, changed by people, written by their `DraftWriter`. */
export function openDrafts(room: Room): Hocuspocus<Seat> {
  const writers = new WeakMap<Document, DraftWriter>();
  const latePosts = new WeakMap<SeatedConnection, Promise<void>>();

  const drafts = new Hocuspocus<Seat>({
    maxPendingDocuments: mostDrafts,

    async onAuthenticate({ context, documentName, token, connectionConfig }) {
      if (context.socket.drafts >= mostDrafts) throw new Denied({ reason: "tooMany" });
      const { readOnly, clientId } = await admit(context.socket.actor, documentName, token);
      connectionConfig.readOnly = readOnly;
      return { clientId };
    },

    async onLoadDocument({ document, documentName }) {
      const name = parseDraftName(documentName);
      if (!name) throw new Denied({ reason: "forbidden" });
      const writer = new DraftWriter(name, document, await load(document, name));
      writers.set(document, writer);
      room.writers.add(writer);
      document.on("destroy", () => room.writers.delete(writer));
      document.on("update", (update: Uint8Array, origin: unknown) => {
        if (!isTransactionOrigin(origin) || origin.source !== "connection") return;
        const { context }: SeatedConnection = origin.connection;
        writer.receive(update, context.socket.actor);
      });
    },

    async connected({ connection, context }) {
      context.socket.drafts += 1;
      // Let go while this person came in: nobody writes it any more.
      const writer = writers.get(connection.document);
      if (!writer || !room.writers.has(writer) || writer.isRetired) dismiss(connection);
    },

    async onDisconnect({ context }) {
      context.socket.drafts -= 1;
    },

    async beforeHandleAwareness({ connection, states }) {
      if (connection) stampAwareness(connection, states);
    },

    async onStateless({ connection, document, payload }) {
      const message = parseMessage(payload);
      const writer = writers.get(document);
      if (message?.kind === "mark" && writer && !connection.readOnly) writer.mark({ n: message.n, connection });
      if (message?.kind === "late" && writer) {
        const before = latePosts.get(connection) ?? Promise.resolve(); // answered in the order in which they came
        const post = before.then(() => keepLate(connection, writer.name, message));
        latePosts.set(connection, post);
        await post;
      }
    },

    async beforeUnloadDocument({ document }) {
      const writer = writers.get(document);
      if (!writer || writer.isIdle) return;
      const written = writer.flush();
      void written.then(() => setImmediate(() => drafts.unloadDocument(document)));
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, unloadWithin).unref())]);
      if (!writer.isIdle) throw new Error(""); // stays in memory until the log has it
    },
  });
  return drafts;
}

/** @returns the place in the log up to which the document now holds it */
async function load(document: Document, { articleId, epoch }: DraftName): Promise<number> {
  const log = await readLog(desk(), articleId, epoch).catch(() => null);
  if (!log) throw new Denied({ reason: "databaseAway" });
  document.transact(() => {
    for (const update of log.updates) Y.applyUpdate(document, update);
  });
  return log.seq;
}

/** Text for a closed epoch: kept and offered, never merged. Answered only once it lies in the database. */
async function keepLate(
  connection: SeatedConnection,
  { articleId }: DraftName,
  { n, epoch, bytes }: Extract<SocketMessage, { kind: "late" }>,
): Promise<void> {
  const { actor } = connection.context.socket;
  try {
    const outcome = await holdBack(actor, articleId, epoch, decodeBytes(bytes));
    say(connection, { kind: "held", n, outcome });
  } catch (error) {
    if (isRefusal(error)) say(connection, { kind: "held", n, outcome: "refused" });
    else dismiss(connection); // the database is away: the browser comes again with it
  }
}
