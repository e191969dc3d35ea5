import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Writing together: the websocket at `/collaboration`. */
export type Collaboration = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Commits what has arrived, then closes every socket. */
  close(): Promise<void>;
};

/** Called once the database is ready and `setProcess()` done. */
export async function openCollaboration(): Promise<Collaboration> {
  return {
    handleUpgrade: (_request, socket) =>
      void socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n"),
    close: async () => undefined,
  };
}
