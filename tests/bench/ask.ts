import { Agent, get, type IncomingMessage } from "node:http";

export type Asked = {
  status: number;
  cache: string; // x-khabar-cache
  headers: [string, string][]; // as they came
  body: Buffer; // as it came, encoded
  ms: number; // from the question to the last byte
};

const agent = new Agent({ keepAlive: true });

/** One GET over a connection that stays open. */
export function ask(url: string, encoding: "identity" | "gzip" | "br" = "identity"): Promise<Asked> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { "Accept-Encoding": encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          cache: String(response.headers["x-khabar-cache"] ?? ""),
          headers: pairsOf(response),
          body: Buffer.concat(chunks),
          ms: performance.now() - began,
        });
      });
    });
    request.once("error", reject);
  });
}

/** As `ask`, for a page that must be there. */
export async function askPage(url: string, encoding?: "identity" | "gzip" | "br"): Promise<Asked> {
  const asked = await ask(url, encoding);
  if (asked.status !== 200) throw new Error(`${url} answered ${asked.status}.`);
  return asked;
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""]] : []));
}
