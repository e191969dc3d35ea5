import type { Connection, Document } from "@hocuspocus/server";
import type { Actor } from "#newsroom/permissions.ts";
import type { closeCodes } from "#newsroom/socket.ts";

/** One websocket and the person behind it. */
export type Socket = {
  actor: Actor;
  sessionId: string; // the table's id
  drafts: number; // open on this socket
  close(code: keyof typeof closeCodes): void;
};

/** A person in one draft: what Hocuspocus calls a connection's context. */
export type Seat = { socket: Socket; clientId: number };

export type SeatedConnection = Connection<Seat>;

/** Who sits in a document. Hocuspocus types a document's connections without their context. */
export function seatsOf(document: Document): SeatedConnection[] {
  return document.getConnections();
}

/** Ends a document's connection and the websocket under it, so that the browser notices and comes again. */
export function dismiss(connection: SeatedConnection, code: keyof typeof closeCodes = "reset"): void {
  connection.close();
  connection.context.socket.close(code);
}
