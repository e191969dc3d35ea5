import type { IncomingMessage, ServerResponse } from "node:http";
import { serveCard } from "./files/card.ts";
import { askNext } from "./files/hooks.ts";
import { handleIngest } from "./files/ingest.ts";
import { serveRendition } from "./files/serve.ts";
import type { Render } from "./http.ts";

/** Answers `/ut/*` (local ingest, whose hooks `next` answers) and `/media/*` (renditions and cards). */
export async function handleMedia(request: IncomingMessage, response: ServerResponse, next: Render): Promise<void> {
  if (request.url?.startsWith("/media/card/")) await serveCard(request, response);
  else if (request.url?.startsWith("/media/")) await serveRendition(request, response);
  else await handleIngest(request, response, (hook) => askNext(next, hook));
}
