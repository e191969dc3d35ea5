import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type Address, buildAddress, parseAddress, reservedSlugs } from "#newsroom/address.ts";
import { slugOf } from "#newsroom/slug.ts";

const found = (target: string) => {
  const parsed = parseAddress(target);
  return parsed.kind === "found" ? parsed.address : parsed.kind;
};

test("Arabic stands at the root and English under /en", () => {
  assert.deepEqual(found("/"), { kind: "front", language: "ar" });
  assert.deepEqual(found("/en"), { kind: "front", language: "en" });
  assert.deepEqual(found("/en/economy"), { kind: "section", language: "en", section: "economy" });
  assert.deepEqual(found(encodeURI("/أخبار")), { kind: "section", language: "ar", section: "أخبار" });
  assert.deepEqual(found("/en/news/a-2024-story-12?utm_source=x"), {
    kind: "story",
    language: "en",
    section: "news",
    slug: "a-2024-story",
    id: 12,
  });
});

test("a page has one address: a slash at its end, decomposed letters and a bad cursor lead to it", () => {
  const moved = (target: string) => {
    const parsed = parseAddress(target);
    return parsed.kind === "moved" ? buildAddress(parsed.to) : parsed.kind;
  };
  assert.equal(moved("/en/"), "/en");
  assert.equal(moved("/en/news/"), "/en/news");
  assert.equal(moved("/en/news/x-007"), "/en/news/x-7");
  assert.equal(moved(encodeURI("/آراء".normalize("NFD"))), encodeURI("/آراء"));
  assert.equal(moved("/latest?before=yesterday"), "/latest");
  assert.equal(moved(`/latest?before=1-${2 ** 31}`), "/latest");
});

test("what cannot be an address is unknown, in the language that it was asked in", () => {
  const targets = ["/%ff%fe", "/en/%ff", "//", "/a/b/c", "/news/story", "/news/-", "/s/0", "/s/2147483648", "/s/x"];
  const reserved = ["/search?q=x", "/sitemap.xml", "/news-sitemap.xml", "/desk", "/reader/ar/front", "/en/reader/ar"];
  const odd = [
    "*",
    "",
    "/.env",
    "/%00",
    "/a%2Fb",
    "/wp-login.php",
    "/en/robots.txt",
    "/-",
    "/a--b",
    "/topics",
    "/authors/",
  ];
  for (const target of [...targets, ...reserved, ...odd]) assert.equal(parseAddress(target).kind, "unknown", target);
  assert.deepEqual(parseAddress("/en/%ff"), { kind: "unknown", language: "en" });
});

test("every address that we build is read back as it was", () => {
  const language = fc.constantFrom("ar" as const, "en" as const);
  const alphabet = [..."ابتجحخدرزسصطعفقكلمنهويءأإآةىًّabcxyz0189 -_.%/\\?#&'«»،é"];
  const slug = fc
    .string({ unit: fc.constantFrom(...alphabet) })
    .map(slugOf)
    .filter((text) => text !== "" && !reservedSlugs.has(text));
  const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });
  const before = fc.record({ at: fc.date({ min: new Date(0), max: new Date(9e12), noInvalidDate: true }), id });
  const address: fc.Arbitrary<Address> = fc.oneof(
    fc.record({ kind: fc.constantFrom("front" as const, "feed" as const), language }),
    fc.record({ kind: fc.constant("short" as const), language, id }),
    fc.record({ kind: fc.constant("latest" as const), language, before }, { requiredKeys: ["kind", "language"] }),
    fc.record({ kind: fc.constant("section" as const), language, section: slug, before }),
    fc.record({ kind: fc.constant("topic" as const), language, topic: slug, before }),
    fc.record({ kind: fc.constant("author" as const), language, author: slug }),
    fc.record({ kind: fc.constant("sectionFeed" as const), language, section: slug }),
    fc.record({ kind: fc.constant("story" as const), language, section: slug, slug, id }),
  );
  fc.assert(
    fc.property(address, (one) => {
      assert.deepEqual(parseAddress(buildAddress(one)), { kind: "found", address: structuredClone(one) });
    }),
  );
});

test("reading an address never throws, and where it leads is canonical", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const target of [text, `/${text}`, `/en/${text}`, `/%${text}`]) {
        const parsed = parseAddress(target);
        if (parsed.kind === "moved") assert.equal(parseAddress(buildAddress(parsed.to)).kind, "found", target);
      }
    }),
    { numRuns: 500 },
  );
});

test("no section can take the place of a route or a public file", () => {
  const routes = routeNames("app").filter((name) => !name.startsWith("["));
  const files = existsSync("public") ? readdirSync("public") : [];
  for (const name of [...routes, ...files]) {
    assert.equal(parseAddress(`/${name}`).kind, "unknown", `add "${name}" to reservedSlugs`);
  }
});

/** The first segments that a folder of routes takes: those of a group are its children's. */
function routeNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => (/^\(.*\)$/.test(name) ? routeNames(`${folder}/${name}`) : [name]));
}
