import assert from "node:assert/strict";
import { connect } from "node:net";

export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** Sends bytes as they are, waits until the server closes the connection. @returns all that came */
export function talk(port: number, request: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "localhost");
    socket.setTimeout(60_000, () => socket.destroy(new Error("The server neither answers nor closes.")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("error", reject);
    socket.once("close", () => resolve(Buffer.concat(chunks)));
    socket.write(request);
  });
}

/** Takes the answers apart that came over one connection. An answer without `Content-Length` ends with the connection. */
export function readAnswers(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf("\r\n\r\n");
    assert.ok(end > 0, `no end of the headers: ${rest.subarray(0, 200)}`);
    const [line = "", ...fields] = rest.subarray(0, end).toString("latin1").split("\r\n");
    const headers = Object.fromEntries(
      fields.map((field) => [field.slice(0, field.indexOf(":")).toLowerCase(), field.slice(field.indexOf(":") + 2)]),
    );
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
    const from = end + 4;
    const to = from + (status === 304 ? 0 : Number(headers["content-length"] ?? rest.length));
    answers.push({ status, headers, body: rest.subarray(from, to) });
    rest = rest.subarray(to);
  }
  return answers;
}

/** One request, byte for byte as written here, and its answer. */
export async function ask(
  port: number,
  target: string,
  { method = "GET", version = "1.1", headers = ["Host: localhost"], body = "" } = {},
): Promise<RawAnswer> {
  const lines = [` HTTP/${version}`, ...headers, "Connection: close", "", body].join("\r\n");
  const bytes = await talk(port, `${method} ${target}${lines}`);
  const whole = method === "HEAD" ? withoutLength(bytes) : bytes;
  const [answer, ...more] = readAnswers(whole);
  assert.ok(answer && more.length === 0, `${more.length + 1} answers`);
  return answer;
}

/** What HEAD says of the length is not the length of what follows. */
function withoutLength(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/\r\nContent-Length:/i, "\r\nwhole-length:"), "latin1");
}
