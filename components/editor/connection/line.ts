import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { largestMessage } from "#newsroom/socket.ts";

/**
 * The provider's websocket, which can be kept closed: its own `disconnect()` does not stop a try that it has planned
 * already, and that try plans the next. It knows what the server would hang up at, and does not send it.
 */
export class Line extends HocuspocusProviderWebsocket {
  // Declared, not initialised: the parent's constructor connects before a field of ours would exist.
  declare isKeptClosed?: boolean;
  declare old?: unknown;
  declare onTooLarge?: () => void;

  override async connect(): Promise<unknown> {
    return this.isKeptClosed ? undefined : super.connect();
  }

  override destroy(): void {
    this.isKeptClosed = true;
    super.destroy();
  }

  /** The other end ends the line at a larger message, and would again at each try; what came after it would wait for ever. */
  override send(message: Uint8Array): void {
    if (message.byteLength <= largestMessage) super.send(message);
    else this.onTooLarge?.();
  }

  keepClosed(): void {
    this.isKeptClosed = true;
    this.disconnect();
  }

  /** Tries anew. What the socket of before still says is then old news. */
  reopen(): void {
    this.old = this.webSocket;
    this.isKeptClosed = false;
    this.shouldConnect = true; // also when the old socket is still closing
    void this.connect();
  }

  isOld(socket: unknown): boolean {
    return socket !== undefined && socket === this.old;
  }
}
