const width = 30; // of the bar, in letters
const lines = 10; // that a long work writes where there is no terminal

/**
 * Shows how far a work has come: a bar that moves on a terminal, elsewhere a line for every tenth of it.
 * @returns what to call with the number done, and what to call at the end, however it ends
 */
export function showProgress(
  out: Pick<NodeJS.WriteStream, "write" | "isTTY">,
  total: number,
  what: string,
): { say(done: number): void; end(): void } {
  const start = performance.now();
  let told = 0;
  return {
    say(done) {
      const share = done / total;
      const rate = Math.round((done / (performance.now() - start)) * 1000);
      const words = `${done} of ${total} ${what}${rate < 2 ? "" : `, ${rate} a second`}`; // of slow things the count says enough
      if (out.isTTY) {
        const bar = "█".repeat(Math.floor(share * width)).padEnd(width, "·");
        out.write(`\r\u001b[K${bar} ${Math.floor(share * 100)}% ${words}`);
        told = done;
      } else if (Math.floor(share * lines) > Math.floor((told / total) * lines)) {
        out.write(`${words}\n`);
        told = done;
      }
    },
    end() {
      if (out.isTTY && told > 0) out.write("\n");
    },
  };
}
