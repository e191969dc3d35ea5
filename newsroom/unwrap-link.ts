import { readLink } from "./article.ts";

/** Where each of these sends its readers: the parameter that holds the address. Hosts are matched with all their subdomains. */
const redirects: { host: RegExp; path?: RegExp; names: string[] }[] = [
  { host: /(^|\.)google\.[a-z.]{2,6}$/, path: /^\/(url|imgres|interstitial)$/, names: ["q", "url", "imgurl"] },
  { host: /(^|\.)safelinks\.protection\.(outlook|office365)\.[a-z]+$/, names: ["url"] },
  { host: /(^|\.)(facebook|instagram|messenger)\.com$/, path: /^\/(l\.php|flx\/warn\/?)?$/, names: ["u"] },
  { host: /(^|\.)youtube\.com$/, path: /^\/redirect$/, names: ["q"] },
  { host: /(^|\.)linkedin\.com$/, path: /^\/(safety\/go|redir\/redirect)$/, names: ["url"] },
  { host: /(^|\.)slack-redir\.net$/, names: ["url"] },
  { host: /(^|\.)(vk\.com|vk\.ru)$/, path: /^\/away\.php$/, names: ["to"] },
  { host: /(^|\.)duckduckgo\.com$/, path: /^\/l\/?$/, names: ["uddg"] },
  { host: /(^|\.)t\.umblr\.com$/, names: ["z"] },
  { host: /(^|\.)out\.reddit\.com$/, names: ["url"] },
  { host: /(^|\.)(statics|l)\.teams\.(cdn\.office\.net|microsoft\.com)$/, names: ["url"] },
  { host: /(^|\.)cas\d*\.avanan\.click$/, names: ["u", "url"] },
];

const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref_src|twclid|ttclid)$/;

/**
 * The address that a pasted link means: without the mail's or the search's own station before it and without what only counts
 * readers. Null when nothing but something else than http or https is there.
 */
export function unwrapLink(value: unknown): string | null {
  let link = readLink(value);
  for (let stations = 0; link !== null && stations < 4; stations += 1) {
    const next = beyond(new URL(link));
    if (next === null) break;
    link = next;
  }
  return link === null ? null : withoutTracking(link);
}

function beyond(url: URL): string | null {
  const host = url.hostname.toLowerCase();
  if (/(^|\.)urldefense\.(com|proofpoint\.com)$|^urldefense\.us$/.test(host)) return beyondDefence(url);
  const known = redirects.find((each) => each.host.test(host) && (each.path?.test(url.pathname) ?? true));
  for (const name of known?.names ?? []) {
    const target = readLink(url.searchParams.get(name));
    if (target) return target;
  }
  return null;
}

/** Proofpoint writes the address into its own, in three ways. */
function beyondDefence(url: URL): string | null {
  const third = /^\/v3\/__(.+?)__;/.exec(`${url.pathname}${url.search}`)?.[1];
  if (third) return third.includes("*") ? null : readLink(third.replace(/^(https?):\/(?!\/)/, "$1://")); // * stands for a sign kept elsewhere
  const target = url.searchParams.get("u");
  if (!target) return null;
  if (!url.pathname.startsWith("/v2/")) return readLink(target);
  try {
    return readLink(decodeURIComponent(target.replaceAll("-", "%").replaceAll("_", "/")));
  } catch {
    return null; // no address that we can read: the link stays as it is
  }
}

function withoutTracking(link: string): string {
  if (!link.includes("?")) return link;
  const url = new URL(link);
  const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  if (names.length === 0) return link; // as it was written, letter for letter
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}
