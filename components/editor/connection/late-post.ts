import { encodeBytes, largestMessage, type SocketMessage } from "#newsroom/socket.ts";
import type { PendingLog } from "./pending-log.ts";

const around = 1024; // bytes of a message beside its text

type Post = { all: boolean; isOpen: () => boolean; send: (message: SocketMessage) => void };

/** Text of closed epochs goes to the server to be held back, and stays in the browser's store until that is done. */
export class LatePost {
  readonly #pending: PendingLog;
  #n = 0;
  #sent = new Map<number, number[]>(); // number of a message to the store's ids

  constructor(pending: PendingLog) {
    this.#pending = pending;
  }

  /** `all`: text of the open epoch too, where the person may no longer write. */
  async send({ all, isOpen, send }: Post): Promise<void> {
    for (const { epoch, bytes, ids } of await this.#pending.listLate({ all })) {
      if (!isOpen()) return;
      const message: SocketMessage = { kind: "late", n: this.#n + 1, epoch, bytes: encodeBytes(bytes) };
      if (message.bytes.length > largestMessage - around) continue; // would end the line, each time: it stays here
      this.#n += 1;
      this.#sent.set(this.#n, ids);
      send(message);
    }
  }

  /** The server's answer. Returns whether it holds something back now that it did not before. */
  answered(n: number, outcome: "held" | "known" | "refused"): boolean {
    const ids = this.#sent.get(n);
    this.#sent.delete(n);
    if (!ids || outcome === "refused") return false;
    void this.#pending.drop(ids);
    return outcome === "held";
  }

  /** The connection is gone: what was not answered is sent again with the next. */
  lose(): void {
    this.#sent.clear();
  }
}
