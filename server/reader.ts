import type { IncomingMessage, ServerResponse } from "node:http";
import type { Render } from "./http.ts";

/** Answers a reader's address. @returns false when the path is not a reader's: Next answers it then. */
export async function handleReader(
  _request: IncomingMessage,
  _response: ServerResponse,
  _render: Render,
): Promise<boolean> {
  return false;
}
