import type { Language } from "./article.ts";
import { largestId } from "./id.ts";

/** Where a list goes on: the stories before this instant, and before this id within it. */
export type Cursor = { at: Date; id: number };

/** Every address that a reader can ask for. A list without `before` is its first page. */
export type Address =
  | { kind: "front"; language: Language }
  | { kind: "latest"; language: Language; before?: Cursor }
  | { kind: "section"; language: Language; section: string; before?: Cursor }
  | { kind: "topic"; language: Language; topic: string; before?: Cursor }
  | { kind: "author"; language: Language; author: string; before?: Cursor }
  | { kind: "story"; language: Language; section: string; slug: string; id: number }
  | { kind: "short"; language: Language; id: number }
  | { kind: "feed"; language: Language }
  | { kind: "sectionFeed"; language: Language; section: string }
  | { kind: "robots"; language: Language };

/** The addresses that go on over several pages. */
export type List = Extract<Address, { kind: "latest" | "section" | "topic" | "author" }>;

/** `moved`: the same page has a canonical address. `unknown`: nothing can be here, so nothing needs to be asked. */
export type Parsed =
  | { kind: "found"; address: Address }
  | { kind: "moved"; to: Address }
  | { kind: "unknown"; language: Language };

/**
 * First segments that mean something else than a section. A test compares them with the tree of routes and of public
 * files; those without a route yet are kept free for what comes later.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...["en", "ar", "s", "topics", "authors", "latest", "search", "archive", "about", "newsletter"],
  ...["desk", "login", "api", "ut", "media", "collaboration", "reader", "assets", "preview"],
]);

const longestSegment = 200;

/**
 * Reads a request's target (`/path?query`, percent-encoded as it came). Never throws: bad encoding is `unknown`.
 * Queries other than `before` mean nothing here.
 */
export function parseAddress(target: string): Parsed {
  const [path = "", query = ""] = splitOnce(target, "?");
  const given = decodeSegments(path);
  if (!given) return { kind: "unknown", language: path.startsWith("/en/") ? "en" : "ar" };
  const language: Language = given[0] === "en" ? "en" : "ar";
  const segments = (given.at(-1) === "" ? given.slice(0, -1) : given).map((segment) => segment.normalize("NFC"));
  const address = addressOf(language, language === "en" ? segments.slice(1) : segments);
  if (!address) return { kind: "unknown", language };
  const before = isList(address) ? new URLSearchParams(query).get("before") : null;
  const cursor = before === null ? null : parseCursor(before);
  const page = isList(address) && cursor ? { ...address, before: cursor } : address;
  const isCanonical = `/${given.join("/")}` === pathOf(page, (text) => text) && (before === null || cursor !== null);
  return isCanonical ? { kind: "found", address: page } : { kind: "moved", to: page };
}

/** The canonical address, percent-encoded, with the cursor of a list's later page. */
export function buildAddress(address: Address): string {
  const before = isList(address) && address.before ? `?before=${buildCursor(address.before)}` : "";
  return pathOf(address, encodeURIComponent) + before;
}

export function buildCursor(cursor: Cursor): string {
  return `${cursor.at.getTime()}-${cursor.id}`;
}

/** A cursor from a query, or null when it is not one of ours. */
export function parseCursor(text: string): Cursor | null {
  const [, time, id] = /^(\d{1,14})-(\d{1,10})$/.exec(text) ?? [];
  if (time === undefined || id === undefined || Number(id) > largestId) return null;
  return { at: new Date(Number(time)), id: Number(id) };
}

function isList(address: Address): address is List {
  return ["latest", "section", "topic", "author"].includes(address.kind);
}

function addressOf(language: Language, segments: string[]): Address | null {
  const [first, second, ...rest] = segments;
  if (rest.length > 0) return null;
  if (first === undefined) return { kind: "front", language };
  if (second === undefined) return topAddressOf(language, first);
  if (first === "s") return withId(second, (id) => ({ kind: "short", language, id }));
  if (first === "topics") return isSlug(second) ? { kind: "topic", language, topic: second } : null;
  if (first === "authors") return isSlug(second) ? { kind: "author", language, author: second } : null;
  if (!isSection(first)) return null;
  if (second === "feed.xml") return { kind: "sectionFeed", language, section: first };
  const [, slug = "", digits = ""] = /^(?:(.*)-)?(\d+)$/su.exec(second) ?? [];
  return withId(digits, (id) => ({ kind: "story", language, section: first, slug, id }));
}

function topAddressOf(language: Language, name: string): Address | null {
  if (name === "latest") return { kind: "latest", language };
  if (name === "feed.xml") return { kind: "feed", language };
  if (name === "robots.txt") return language === "ar" ? { kind: "robots", language } : null;
  return isSection(name) ? { kind: "section", language, section: name } : null;
}

function pathOf(address: Address, part: (segment: string) => string): string {
  const root = address.language === "en" ? "/en" : "";
  switch (address.kind) {
    case "front":
      return root || "/";
    case "latest":
      return `${root}/latest`;
    case "section":
      return `${root}/${part(address.section)}`;
    case "topic":
      return `${root}/topics/${part(address.topic)}`;
    case "author":
      return `${root}/authors/${part(address.author)}`;
    case "story":
      return `${root}/${part(address.section)}/${address.slug === "" ? "" : `${part(address.slug)}-`}${address.id}`;
    case "short":
      return `${root}/s/${address.id}`;
    case "feed":
      return `${root}/feed.xml`;
    case "sectionFeed":
      return `${root}/${part(address.section)}/feed.xml`;
    case "robots":
      return "/robots.txt";
  }
}

function withId<T>(digits: string, make: (id: number) => T): T | null {
  const id = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  return id > 0 && id <= largestId ? make(id) : null;
}

function isSection(segment: string): boolean {
  return isSlug(segment) && !reservedSlugs.has(segment);
}

/** Letters, digits and hyphens: what `slugOf` makes, so anything else is not asked of the database. */
function isSlug(segment: string): boolean {
  return /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u.test(segment);
}

/** The path's segments, decoded once and composed (NFC), or null when it is no path of ours. */
function decodeSegments(path: string): string[] | null {
  if (!path.startsWith("/")) return null;
  const segments = path === "/" ? [] : path.slice(1).split("/").map(decodeSegment);
  return segments.every((segment) => segment !== null) ? segments : null;
}

function decodeSegment(raw: string): string | null {
  try {
    const segment = decodeURIComponent(raw);
    return segment.length <= longestSegment && !/[\p{Cc}/\\]/u.test(segment) ? segment : null;
  } catch {
    return null; // bad encoding, such as %ff%fe
  }
}

function splitOnce(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
