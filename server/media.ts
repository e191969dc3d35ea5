import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers `/ut/*` (local ingest) and `/media/*` (renditions). @returns false when there is nothing at the address. */
export async function handleMedia(_request: IncomingMessage, _response: ServerResponse): Promise<boolean> {
  return false;
}
