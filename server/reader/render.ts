import { IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Render } from "../http.ts";

/**
 * Lets Next answer a GET of our making: cookies, `RSC` and `Next-*` headers of real requests never reach a page. Who
 * asks bounds the time: it goes on, unheard.
 * @param path an inner path of `app/(site)`, or a static file of Next's
 */
export async function renderPath(next: Render, path: string): Promise<{ status: number; body: Buffer }> {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = path;
  request.headers = { host: "localhost", accept: "text/html", "user-agent": "khabar" };
  request.push(null);
  const response = new CollectedResponse(request);
  try {
    await next(request, response);
    await response.finish();
  } finally {
    request.socket.destroy();
  }
  return { status: response.statusCode, body: Buffer.concat(response.chunks) };
}

type Written = (error?: Error | null) => void;

/** A response that keeps its bytes instead of sending them. */
class CollectedResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];
  readonly #finished: Promise<void>;

  constructor(request: IncomingMessage) {
    super(request);
    this.#finished = new Promise((resolve) => this.once("finish", resolve));
  }

  finish(): Promise<void> {
    return this.#finished;
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Written, written?: Written): boolean {
    this.#keep(chunk, encoding);
    const done = typeof encoding === "function" ? encoding : written;
    if (done) process.nextTick(done);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, ended?: unknown): this {
    if (this.finished) return this;
    if (typeof chunk !== "function") this.#keep(chunk, encoding);
    this.finished = true;
    const done = [chunk, encoding, ended].find((one) => typeof one === "function");
    process.nextTick(() => {
      this.emit("finish");
      this.emit("close");
      if (typeof done === "function") done();
    });
    return this;
  }

  override writeHead(
    status: number,
    ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]
  ): this {
    this.statusCode = status;
    const headers = rest.find((one) => typeof one === "object" && !Array.isArray(one));
    if (typeof headers === "object" && !Array.isArray(headers)) {
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.setHeader(name, value);
    }
    return this;
  }

  override flushHeaders(): void {}
  override writeEarlyHints(): void {}

  #keep(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === "string") this.chunks.push(Buffer.from(chunk, isEncoding(encoding) ? encoding : "utf8"));
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
  }
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === "string" && Buffer.isEncoding(value);
}
