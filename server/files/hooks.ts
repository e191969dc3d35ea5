import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Render } from "../http.ts";

/** Lets Next answer a hook of ours inside this process: no connection, no cookie, no header but those of the hook. */
export async function askNext(next: Render, hook: Request): Promise<void> {
  const { host, pathname, search } = new URL(hook.url);
  const body = Buffer.from(await hook.arrayBuffer());
  const socket = new Sink();
  const request = new IncomingMessage(socket);
  request.method = hook.method;
  request.url = `${pathname}${search}`;
  request.headers = { ...Object.fromEntries(hook.headers), host, "content-length": String(body.length) };
  request.push(body);
  request.push(null);
  request.complete = true; // else its end looks like a connection that was cut
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  const closed = new Promise((resolve) => response.once("close", resolve));
  await next(request, response);
  if (!response.writableFinished) await closed;
  socket.destroy();
}

/** A socket that leads nowhere: what the hook answers is of no interest, only what it did. */
class Sink extends Socket {
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown[], done: () => void): void {
    done();
  }
}
