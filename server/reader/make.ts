import { getProcess } from "#db/process.ts";
import { findAuthor, findPlace, findSection, findTopic } from "#db/published/addresses.ts";
import { watchVisit } from "#db/published/visit.ts";
import { type Address, buildAddress, buildCursor, type Cursor } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { Render } from "../http.ts";
import { type Answer, pageCaching, redirectAnswer, safeHeaders } from "./answer.ts";
import { nameAsset } from "./assets.ts";
import { makeFeed } from "./feed.ts";
import { renderPath } from "./render.ts";
import { stripPage } from "./strip.ts";

/** Where an address leads: a page by its inner path, a feed, another address, or nowhere. */
type Destination =
  | { kind: "page"; path: string }
  | { kind: "feed"; section: { id: number; name: string; slug: string } | null }
  | { kind: "moved"; to: string }
  | { kind: "robots" };

/**
 * From an address to its finished answer; null when nothing is there. What wants an address costs one indexed query
 * before anything is rendered.
 * @throws the database's error when it is away, or when Next could not make the page
 */
export async function makeAnswer(address: Address, next: Render): Promise<Answer | null> {
  const { visit, result } = await watchVisit(async () => {
    const destination = await findDestination(address);
    switch (destination?.kind) {
      case undefined:
        return null;
      case "moved":
        return redirectAnswer(destination.to);
      case "robots":
        return robotsAnswer();
      case "feed":
        return makeFeed(address.language, destination.section);
      case "page":
        return makePage(destination.path, next);
    }
  });
  if (visit.failure) throw visit.failure;
  if (!result) return null;
  const headers = { ...result.headers, "x-khabar-cache": "miss" };
  if (visit.tags.size > 0) Object.assign(headers, { "Cache-Tag": [...visit.tags].join(",") });
  return { ...result, headers, status: result.status === 200 ? visit.status : result.status, until: visit.until };
}

const missing = new Map<Language, { at: number; answer: Promise<Answer> }>();
const missingLasts = 10_000; // ms: a flood of unknown addresses renders nothing

/** The helpful 404 page, the same for every address that leads nowhere. */
export function makeMissing(language: Language, next: Render): Promise<Answer> {
  const kept = missing.get(language);
  if (kept && Date.now() - kept.at < missingLasts) return kept.answer;
  const answer = watchVisit(() => makePage(`/reader/${language}/missing`, next)).then(({ visit, result }) => {
    if (visit.failure) throw visit.failure;
    return { ...result, status: 404, headers: { ...result.headers, "x-khabar-cache": "miss" } };
  });
  missing.set(language, { at: Date.now(), answer });
  answer.catch(() => missing.delete(language));
  return answer;
}

async function findDestination(address: Address): Promise<Destination | null> {
  const { language } = address;
  const root = `/reader/${language}`;
  const list = (path: string, before: Cursor | undefined): Destination => ({
    kind: "page",
    path: `${root}/${path}${before ? `?before=${buildCursor(before)}` : ""}`,
  });
  switch (address.kind) {
    case "front":
      return { kind: "page", path: `${root}/front` };
    case "latest":
      return list("latest", address.before);
    case "section": {
      const section = await findSection(address.section, language);
      return section && list(`section/${encodeURIComponent(section.slug)}`, address.before);
    }
    case "topic": {
      const topic = await findTopic(address.topic, language);
      return topic && list(`topic/${encodeURIComponent(topic.slug)}`, address.before);
    }
    case "author": {
      const author = await findAuthor(address.author, language);
      return author && list(`author/${encodeURIComponent(author.slug)}`, address.before);
    }
    case "short":
    case "story": {
      const place = await findPlace(address.id);
      if (!place) return null;
      const canonical = buildAddress(place);
      const isThere = canonical === buildAddress(address);
      return isThere ? { kind: "page", path: `${root}/story/${address.id}` } : { kind: "moved", to: canonical };
    }
    case "feed":
      return { kind: "feed", section: null };
    case "sectionFeed": {
      const section = await findSection(address.section, language);
      return section && { kind: "feed", section };
    }
    case "robots":
      return { kind: "robots" };
  }
}

async function makePage(path: string, next: Render): Promise<Answer> {
  const rendered = await renderPath(next, path);
  if (rendered.status >= 500) throw new Error(`Next answered ${rendered.status} to ${path.split("?", 1)[0]}.`);
  const { html, styleHashes } = await stripPage(rendered.body.toString(), (href) => readStyle(href, next), nameAsset);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styleHashes.map((hash) => `'sha256-${hash}'`).join(" ") || "'none'"}`,
    ...["img-src 'self'", "font-src 'self'", "media-src 'self'", "manifest-src 'self'"],
    ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
  ];
  return {
    status: 200,
    headers: {
      ...safeHeaders,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy.join("; "),
      "Cache-Control": pageCaching,
    },
    body: Buffer.from(html),
  };
}

const styles = new Map<string, string>(); // by address, which changes with the text

async function readStyle(href: string, next: Render): Promise<string> {
  const kept = styles.get(href);
  if (kept !== undefined) return kept;
  const { status, body } = await renderPath(next, href);
  if (status !== 200) throw new Error(`The stylesheet ${href} answered ${status}.`);
  if (styles.size > 20) styles.clear(); // in development every change makes one
  styles.set(href, body.toString());
  return body.toString();
}

function robotsAnswer(): Answer {
  const lines = ["User-agent: *", "Disallow: /desk", "Disallow: /login", "Disallow: /api/", ""];
  const feeds = `# ${getProcess().siteUrl}/feed.xml\n`;
  return {
    status: 200,
    headers: { ...safeHeaders, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": pageCaching },
    body: Buffer.from(lines.join("\n") + feeds),
  };
}
