import type { IncomingMessage, ServerResponse } from "node:http";
import { buildAddress, parseAddress } from "#newsroom/address.ts";
import type { Render } from "./http.ts";
import { type Answer, redirectAnswer, sendAnswer } from "./reader/answer.ts";
import { findAsset } from "./reader/assets.ts";
import { awayAnswer } from "./reader/away.ts";
import { makeAnswer, makeMissing } from "./reader/make.ts";

/**
 * Answers every request that is not for the desk or a service: readers' pages, feeds and public files. Nothing of the
 * request but its address and what it may compress reaches a page, so an answer is the same for everybody. Never throws.
 * @param next Next's own request handler; pages are rendered through it, with a request of our making
 */
export async function handleReader(request: IncomingMessage, response: ServerResponse, next: Render): Promise<void> {
  const method = request.method ?? "GET";
  if (method !== "GET" && method !== "HEAD") {
    request.resume();
    response.writeHead(405, { Allow: "GET, HEAD", "Content-Length": "0" }).end();
    return;
  }
  const answer = await answerOf(request.url ?? "/", next);
  await sendAnswer(request, response, answer);
}

async function answerOf(target: string, next: Render): Promise<Answer> {
  try {
    const parsed = parseAddress(target);
    switch (parsed.kind) {
      case "moved":
        return redirectAnswer(buildAddress(parsed.to));
      case "unknown":
        return findAsset(target) ?? (await makeMissing(parsed.language, next));
      case "found":
        return (await makeAnswer(parsed.address, next)) ?? (await makeMissing(parsed.address.language, next));
    }
  } catch (error) {
    return awayAnswer(error);
  }
}
