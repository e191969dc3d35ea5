import { askPage } from "./ask.ts";
import { figureOf } from "./part.ts";

/** What a reader's browser gets for a story before any picture: the page with its inlined style, its scripts and its face. */
export async function measureWeight(url: string) {
  const page = await askPage(url, "br");
  const html = (await askPage(url)).body.toString();
  const linked = [
    ...html.matchAll(/<(?:script[^>]*?\ssrc|link[^>]*?\brel="stylesheet"[^>]*?\shref)="([^"]+)"/g),
    ...html.matchAll(/<link rel="preload" href="([^"]+)" as="font"/g),
  ];
  let bytes = page.body.length;
  const parts = [`page ${page.body.length}`];
  for (const [, address = ""] of linked) {
    const { body } = await askPage(new URL(address, url).href, "br");
    bytes += body.length;
    parts.push(`${address.replace(/^.*\//, "")} ${body.length}`);
  }
  return { "weight.story": figureOf([bytes / 1024], "median", `${parts.join(", ")} bytes as sent`) };
}
