import { createServer, connect as dial, type Socket } from "node:net";

/** The line between the browsers and the server, for bad days. Its own port stays, whatever the server's is. */
export type Line = {
  port: number;
  /** Where the server is now; null: it has gone, and nobody answers. */
  aim(port: number | null): void;
  /** Closes the connections there are. */
  cut(): void;
  /** From now on not a byte arrives and nothing is closed, on new connections as well: half open. */
  freeze(): void;
  /** New connections work again. Those that lost bytes stay silent until `cut`, or until somebody gives them up. */
  thaw(): void;
  close(): Promise<void>;
};

type Pair = { browser: Socket; server: Socket; isDead: boolean };

export async function openLine(): Promise<Line> {
  const pairs = new Set<Pair>();
  let target: number | null = null;
  let isFrozen = false;

  const end = (pair: Pair) => {
    pairs.delete(pair);
    pair.browser.destroy();
    pair.server.destroy();
  };
  const isSilent = (pair: Pair) => {
    if (isFrozen) pair.isDead = true;
    return pair.isDead;
  };
  const door = createServer((browser) => {
    browser.on("error", () => browser.destroy());
    if (target === null) return void browser.destroy();
    const pair: Pair = { browser, server: dial(target, "localhost"), isDead: false };
    pairs.add(pair);
    browser.on("data", (bytes) => isSilent(pair) || pair.server.write(bytes));
    pair.server.on("data", (bytes) => isSilent(pair) || browser.write(bytes));
    browser.on("close", () => end(pair));
    pair.server.on("error", () => isSilent(pair) || end(pair));
    pair.server.on("close", () => isSilent(pair) || end(pair)); // a silent line does not tell of the end either
  });
  await new Promise<void>((ready) => door.listen(0, "localhost", ready));
  const bound = door.address();
  if (typeof bound !== "object" || !bound) throw new Error("The line has no port.");

  const cut = () => {
    for (const pair of [...pairs]) end(pair);
  };
  return {
    port: bound.port,
    aim(port) {
      target = port;
    },
    cut,
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
    },
    async close() {
      cut();
      await new Promise((closed) => door.close(closed));
    },
  };
}
