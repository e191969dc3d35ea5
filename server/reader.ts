import type { IncomingMessage, ServerResponse } from "node:http";
import { type Address, buildAddress, parseAddress } from "#newsroom/address.ts";
import { type Answer, redirectAnswer, sendAnswer } from "./reader/answer.ts";
import { findAsset } from "./reader/assets.ts";
import { awayAnswer } from "./reader/away.ts";
import { makeAnswer, makeMissing } from "./reader/make.ts";
import type { NextHandler } from "./reader/render.ts";

export type { NextHandler } from "./reader/render.ts";

/**
 * Answers every request that is not for the desk or a service: readers' pages, feeds and public files. Nothing of the
 * request but its address and what it may compress reaches a page, so an answer is the same for everybody. Never throws;
 * answers true, because no address is left to anybody else.
 * @param next Next's own request handler; pages are rendered through it, with a request of our making
 */
export async function handleReader(
  request: IncomingMessage,
  response: ServerResponse,
  next: NextHandler,
): Promise<boolean> {
  const method = request.method ?? "GET";
  if (method !== "GET" && method !== "HEAD") {
    request.resume();
    response.writeHead(405, { Allow: "GET, HEAD", "Content-Length": "0" }).end();
    return true;
  }
  const answer = await answerOf(request.url ?? "/", next);
  await sendAnswer(request, response, answer);
  return true;
}

async function answerOf(target: string, next: NextHandler): Promise<Answer> {
  const parsed = parseAddress(target);
  const language =
    parsed.kind === "unknown" ? parsed.language : (parsed.kind === "found" ? parsed.address : parsed.to).language;
  try {
    const asset = parsed.kind === "unknown" ? findAsset(target) : null;
    if (asset) return asset;
    if (parsed.kind === "unknown") return await makeMissing(language, next);
    if (parsed.kind === "moved") return redirectAnswer(buildAddress(parsed.to));
    return await answerAddress(parsed.address, next);
  } catch (error) {
    return awayAnswer(error);
  }
}

/** A good page of a list that has none there is missing too; a moved story leads on. */
async function answerAddress(address: Address, next: NextHandler): Promise<Answer> {
  return (await makeAnswer(address, next)) ?? makeMissing(address.language, next);
}
