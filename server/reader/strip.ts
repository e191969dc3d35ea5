import { createHash } from "node:crypto";
import { once } from "node:events";
import { RewritingStream } from "parse5-html-rewriting-stream";

/** A page's bytes without the framework, and the hashes that its policy must name. */
export type Stripped = { html: string; styleHashes: string[] };

const unfit: [string, RegExp][] = [
  ["an error page", /id="__next_error__"|data-dgst="/],
  ["an unresolved boundary", /<!--\$[?!]|<template id="[BP]:/],
];

/**
 * Takes Next's scripts, its inlined payload, preloads of scripts and comments out of a rendered page, and puts the
 * stylesheets in. Structured data and our own script stay.
 * @param readStyle gives the text of a stylesheet by its address
 * @param renameAsset gives the lasting address of a public file
 * @throws when Next rendered something that must not be served
 */
export async function stripPage(
  html: string,
  readStyle: (href: string) => Promise<string>,
  renameAsset: (path: string) => string,
): Promise<Stripped> {
  for (const [what, pattern] of unfit) if (pattern.test(html)) throw new Error(`The page holds ${what}.`);
  if (!/<title>[^<]/.test(html)) throw new Error("The page has no title.");
  const styles = new Map<string, string>();
  for (const href of styleAddresses(html)) styles.set(href, await readStyle(href));
  const hashes = [...styles.values()].map((style) => createHash("sha256").update(style).digest("base64"));
  const stripped = await rewrite(dropPayload(html), styles, renameAsset);
  if (!stripped.includes("</main>")) throw new Error("The page lost its content.");
  return { html: stripped, styleHashes: hashes };
}

/**
 * Takes out, before the page is read properly, those of Next's inline scripts that hold no mark-up: its payload is half the
 * page, and reading that letter by letter is most of the work. What this leaves, the reading below takes.
 */
function dropPayload(html: string): string {
  return html.replace(/<script(?: id="[^"]*")?>[^<]*<\/script>/g, "");
}

async function rewrite(
  html: string,
  styles: Map<string, string>,
  renameAsset: (path: string) => string,
): Promise<string> {
  const stream = new RewritingStream();
  let skips = ""; // the element whose content is left out: a script, or the empty holder that Next puts first
  const inlined = new Set<string>();
  stream.on("startTag", (tag, raw) => {
    const value = (name: string) => tag.attrs.find((attribute) => attribute.name === name)?.value;
    if (skips !== "") return;
    if (tag.tagName === "script" && !isKeptScript(value("type"), value("src"))) {
      skips = "script";
      return;
    }
    if (tag.tagName === "div" && value("hidden") !== undefined && tag.attrs.length === 1) {
      skips = "div";
      return;
    }
    if (tag.tagName === "link") {
      const href = value("href") ?? "";
      const style = value("rel") === "stylesheet" ? styles.get(href) : undefined;
      if (style !== undefined) {
        if (!inlined.has(href)) stream.emitRaw(`<style>${style}</style>`);
        inlined.add(href);
        return;
      }
      if (value("rel") === "preload" && ["script", "style"].includes(value("as") ?? "")) return;
    }
    const own = tag.attrs.find(({ name, value: path }) => ["src", "href"].includes(name) && renameAsset(path) !== path);
    if (!own) return stream.emitRaw(raw);
    own.value = renameAsset(own.value);
    stream.emitStartTag(tag);
  });
  stream.on("endTag", (tag, raw) => {
    if (skips === "") stream.emitRaw(raw);
    else if (tag.tagName === skips) skips = "";
  });
  stream.on("text", (_, raw) => {
    if (skips === "") stream.emitRaw(raw);
  });
  stream.on("comment", () => {});
  const chunks: string[] = [];
  stream.on("data", (chunk: string) => chunks.push(chunk)); // the stream flows by itself, so before the first write
  stream.end(html);
  await once(stream, "end");
  return chunks.join("");
}

function isKeptScript(type: string | undefined, src: string | undefined): boolean {
  return type === "application/ld+json" || /^\/(?!_next\/)/.test(src ?? "");
}

function styleAddresses(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/g) ?? [];
  const hrefs = links
    .filter((link) => /\brel="stylesheet"/.test(link))
    .map((link) => /\bhref="([^"]*)"/.exec(link)?.[1]);
  return [...new Set(hrefs.filter((href) => href !== undefined))];
}
