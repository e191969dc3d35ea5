import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sql } from "postgres";
import { buildAddress, parseAddress } from "#newsroom/address.ts";
import type { Render } from "./http.ts";
import { type Answer, isKeepable, redirectAnswer } from "./reader/answer.ts";
import { findAsset } from "./reader/assets.ts";
import { awayAnswer, busyAnswer, logAway } from "./reader/away.ts";
import { type Page, PageCache } from "./reader/cache.ts";
import { openEar } from "./reader/ear.ts";
import { makeAnswer, makeMissing } from "./reader/make.ts";
import { type Origin, packOnce } from "./reader/parcel.ts";
import { openReloading } from "./reader/reload.ts";
import { Overload, Renders } from "./reader/renders.ts";
import { encodingOf, sendParcel } from "./reader/send.ts";

/** Answers every request that is not for the desk or a service: readers' pages, feeds and public files. */
export type Reader = {
  /** Sends a kept page without a wait. False: there is none that may be sent, so `answer` must. */
  sendKept(request: IncomingMessage, response: ServerResponse): boolean;
  /** Never throws. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

const bound = 128 * 1024 * 1024; // bytes of pages
const limits = { atOnce: 8, waiting: 120 };
const patience = 20_000; // ms for a page; then the reader hears that it is away
const developmentPatience = 300_000; // ms; a first visit waits until the page is compiled
const deafPatience = 3000; // ms, when we hear nothing of the database and have the page of before
const awayFor = 1000; // ms without a further try, once the database did not answer

type Parts = {
  next: Render; // pages are rendered through it, with a request of our making
  connect: () => Sql; // a pool of one, to hear purges by
  isDevelopment: boolean; // nothing is kept, because the pages' source changes; they load themselves again when it does
};

/**
 * Opens the readers' side. Nothing of a request but its address and what it may compress reaches a page, so an answer is
 * the same for everybody and can be kept until a purge names it.
 */
export async function openReader({ next, connect, isDevelopment }: Parts): Promise<Reader> {
  const cache = new PageCache(bound);
  const renders = new Renders<Answer | null>(limits, (made) => made?.tags ?? null);
  const ear = await openEar(connect, (purge) => {
    renders.purge(purge);
    cache.purge(purge);
  });
  const reloading = isDevelopment ? openReloading() : null;
  const patient = isDevelopment ? developmentPatience : patience;
  let awayUntil = 0;

  const isFresh = ({ isFresh, answer }: Page) =>
    isFresh && (answer.until === null || Date.now() < answer.until.getTime()) && ear.isHearing();

  /** Null: nothing is at this address. */
  const find = async (key: string, make: () => Promise<Answer | null>): Promise<Found | null> => {
    const kept = cache.find(key);
    if (kept && isFresh(kept)) return { key, answer: kept.answer, origin: "hit" };
    const hears = ear.isHearing();
    if (kept && !hears && performance.now() < awayUntil) return { key, answer: kept.answer, origin: "stale" };
    const keep = (made: Answer | null) => {
      if (made && isKeepable(made) && !isDevelopment) cache.keep(key, made);
    };
    try {
      const asked = renders.ask(key, () => within(patient, make()), keep, hears);
      const made = await (kept && !hears ? within(deafPatience, asked) : asked);
      return made && { key, answer: made, origin: "miss" };
    } catch (error) {
      const left = error instanceof Overload ? undefined : cache.find(key); // what was forgotten meanwhile is not there
      if (!left) throw error;
      logAway(error);
      if (!ear.isHearing()) awayUntil = performance.now() + awayFor; // else it is this page's fault, not the database's
      return { key, answer: left.answer, origin: "stale" };
    }
  };

  const findAnswer = async (target: string): Promise<Found> => {
    const parsed = parseAddress(target);
    if (parsed.kind === "moved") return { answer: redirectAnswer(buildAddress(parsed.to)), origin: "miss" };
    const asset = parsed.kind === "unknown" ? findAsset(target) : null;
    if (asset) return { answer: asset, origin: null };
    if (parsed.kind === "found") {
      const { address } = parsed;
      const found = await find(buildAddress(address), () => makeAnswer(address, next));
      if (found) return found;
    }
    const { language } = parsed.kind === "found" ? parsed.address : parsed;
    const missing = await find(`404:${language}`, () => makeMissing(language, next));
    if (!missing) throw new Error("The 404 page is missing.");
    return missing;
  };

  return {
    sendKept(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      const page = cache.find(request.url ?? "");
      if (!page || !isFresh(page)) return false;
      const parcel = page.parcels.get(encodingOf(request));
      if (parcel) sendParcel(request, response, page.answer.status, parcel, "hit");
      return parcel !== undefined;
    },
    async answer(request, response) {
      if (reloading?.answer(request, response)) return;
      if (request.method !== "GET" && request.method !== "HEAD") {
        request.resume();
        response.writeHead(405, { Allow: "GET, HEAD", "Content-Length": "0" }).end();
        return;
      }
      const found = await findAnswer(request.url ?? "/").catch((error: unknown): Found => {
        logAway(error);
        return { answer: error instanceof Overload ? busyAnswer : awayAnswer, origin: "miss" };
      });
      const { key, origin } = found;
      const answer = reloading?.addTo(found.answer) ?? found.answer;
      const encoding = encodingOf(request);
      const parcel = await packOnce(answer, encoding);
      if (key !== undefined) cache.keepParcel(key, answer, encoding, parcel);
      sendParcel(request, response, answer.status, parcel, origin);
    },
    close: ear.close,
  };
}

/** `key`: where it is kept, or could be. */
type Found = { key?: string; answer: Answer; origin: Origin };

/** @throws when it is not done in time; it goes on, unheard */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("A reader's page took too long.")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
