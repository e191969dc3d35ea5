import { getProcess } from "#db/process.ts";
import { findAuthor, findCursor, findPlace, findSection, findTopic } from "#db/published/addresses.ts";
import { type Visit, watchVisit } from "#db/published/visit.ts";
import { type Address, buildAddress, buildCursor, type List } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { Render } from "../http.ts";
import { type Answer, copyOf, fixedAnswer, pageCaching, redirectAnswer } from "./answer.ts";
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
  return result && finish(result, visit);
}

/** The helpful 404 page, the same for every address that leads nowhere. */
export async function makeMissing(language: Language, next: Render): Promise<Answer> {
  const { visit, result } = await watchVisit(() => makePage(`/reader/${language}/missing`, next));
  if (visit.failure) throw visit.failure;
  return finish(result, visit);
}

function finish(answer: Answer, { status, tags, until }: Visit): Answer {
  return { ...answer, status: answer.status === 200 ? status : answer.status, tags: [...tags], until };
}

async function findDestination(address: Address): Promise<Destination | null> {
  const { language } = address;
  const root = `/reader/${language}`;
  const findList = async (list: List, path: string): Promise<Destination> => {
    if (!list.before) return { kind: "page", path: `${root}/${path}` };
    const before = await findCursor(language, list.before);
    const isThere = before?.id === list.before.id && before.at.getTime() === list.before.at.getTime();
    if (isThere) return { kind: "page", path: `${root}/${path}?before=${buildCursor(before)}` };
    const { before: _, ...first } = list;
    return { kind: "moved", to: buildAddress(before ? { ...first, before } : first) };
  };
  switch (address.kind) {
    case "front":
      return { kind: "page", path: `${root}/front` };
    case "latest":
      return findList(address, "latest");
    case "section": {
      const section = await findSection(address.section, language);
      return section && findList(address, `section/${encodeURIComponent(section.slug)}`);
    }
    case "topic": {
      const topic = await findTopic(address.topic, language);
      if (topic && topic.slug !== address.topic)
        return { kind: "moved", to: buildAddress({ ...address, topic: topic.slug }) };
      return topic && findList(address, `topic/${encodeURIComponent(topic.slug)}`);
    }
    case "author": {
      const author = await findAuthor(address.author, language);
      return author && findList(address, `author/${encodeURIComponent(author.slug)}`);
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
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy.join("; "),
    "Cache-Control": pageCaching,
  };
  return fixedAnswer(200, headers, copyOf(html));
}

const styles = new Map<string, string>(); // by address, which changes with the text; not so in development

/** Lets the stylesheets be read again. */
export function forgetStyles(): void {
  styles.clear();
}

async function readStyle(href: string, next: Render): Promise<string> {
  const kept = styles.get(href);
  if (kept !== undefined) return kept;
  const { status, body } = await renderPath(next, href);
  if (status !== 200) throw new Error(`The stylesheet ${href} answered ${status}.`);
  const style = body.toString().replace(/(?<=url\(["']?)\/[\w.-]+/g, nameAsset);
  styles.set(href, style);
  return style;
}

function robotsAnswer(): Answer {
  const lines = ["User-agent: *", "Disallow: /desk", "Disallow: /login", "Disallow: /api/", ""];
  const feeds = `# ${getProcess().siteUrl}/feed.xml\n`;
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": pageCaching };
  return fixedAnswer(200, headers, Buffer.from(lines.join("\n") + feeds));
}
