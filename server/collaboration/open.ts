import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { closeCodes } from "#newsroom/socket.ts";
import { openDrafts } from "./drafts.ts";
import { openSockets } from "./sockets.ts";
import { type Room, watch } from "./watch.ts";

const flushWithin = 5000; // milliseconds, when the server stops

export type Collaboration = {
  /** Takes an upgrade of `/collaboration`, and answers it whatever comes. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Commits what has arrived, then closes every socket. Browsers come back by themselves. */
  close(): Promise<void>;
};

/** Writing together: the websocket at `/collaboration`. Called once the database is ready and `setProcess()` done. */
export async function openCollaboration(): Promise<Collaboration> {
  const room: Room = { writers: new Set(), sockets: new Set() };
  const sockets = openSockets(room, openDrafts(room));
  const watching = watch(room);
  let isClosing = false;
  return {
    handleUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      if (isClosing) socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
      else void sockets.handleUpgrade(request, socket, head);
    },
    async close() {
      isClosing = true;
      const flushes = Promise.all([...room.writers].map((writer) => writer.flush()));
      await Promise.race([flushes, sleep(flushWithin, undefined, { ref: false })]);
      for (const writer of room.writers) writer.stop();
      sockets.closeAll(closeCodes.leaving, "leaving");
      await watching.stop();
    },
  };
}
