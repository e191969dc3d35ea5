import { readLink } from "./article.ts";

/** Where a post or a film stands that a story shows as a card. */
export const providers = ["youtube", "x", "instagram", "facebook", "tiktok"] as const;
export type Provider = (typeof providers)[number];

type Place = { provider: Provider; hosts: string[]; path: RegExp; keeps: string[]; needs?: string };

/** The addresses of single posts, as providers write them; the front of a provider or a person's page is none. */
const places: Place[] = [
  {
    provider: "youtube",
    hosts: ["youtube.com", "youtube-nocookie.com"],
    path: /^\/watch$/,
    keeps: ["v", "t"],
    needs: "v",
  },
  {
    provider: "youtube",
    hosts: ["youtube.com", "youtube-nocookie.com"],
    path: /^\/(?:shorts|live|embed)\/[\w-]+/,
    keeps: ["t"],
  },
  { provider: "youtube", hosts: ["youtu.be"], path: /^\/[\w-]+/, keeps: ["t"] },
  { provider: "x", hosts: ["x.com", "twitter.com"], path: /^\/\w+\/status(?:es)?\/\d+/, keeps: [] },
  { provider: "instagram", hosts: ["instagram.com"], path: /^\/(?:[\w.]+\/)?(?:p|reel|reels|tv)\/[\w-]+/, keeps: [] },
  {
    provider: "facebook",
    hosts: ["facebook.com"],
    path: /^\/(?:watch|photo|photo\.php|story\.php|permalink\.php)\/?$/,
    keeps: ["v", "fbid", "set", "story_fbid", "id"],
  },
  {
    provider: "facebook",
    hosts: ["facebook.com"],
    path: /^\/(?:share\/(?:[a-z]\/)?|reel\/|groups\/[^/]+\/(?:posts|permalink)\/|[^/]+\/(?:posts|videos|photos)\/)[^/]+/,
    keeps: [],
  },
  { provider: "facebook", hosts: ["fb.watch"], path: /^\/[\w-]+/, keeps: [] },
  { provider: "tiktok", hosts: ["tiktok.com"], path: /^\/@[\w.-]+\/(?:video|photo)\/\d+/, keeps: [] },
  { provider: "tiktok", hosts: ["vm.tiktok.com", "vt.tiktok.com"], path: /^\/\w+/, keeps: [] },
  { provider: "tiktok", hosts: ["tiktok.com"], path: /^\/t\/\w+/, keeps: [] },
];

/** A recognised post: `href` over https and without what follows readers around; `author` where the address names it. */
export type EmbedAddress = { provider: Provider; href: string; author: string };

/** What stands at this address; null when it is no single post of a provider that we know. A missing scheme is forgiven. */
export function readEmbed(address: string): EmbedAddress | null {
  const text = address.trim();
  const link = readLink(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (link === null || /\s/u.test(text)) return null;
  const url = new URL(link);
  const host = url.hostname.replace(/^(?:www|m|mobile|web)\./, "");
  const place = places.find(({ hosts, path }) => hosts.includes(host) && path.test(url.pathname));
  if (!place || url.port !== "") return null;
  if (place.needs && !url.searchParams.get(place.needs)) return null;
  url.protocol = "https:";
  url.hash = "";
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) if (!place.keeps.includes(name)) url.searchParams.delete(name);
  return { provider: place.provider, href: url.href, author: authorOf(place.provider, url.pathname) };
}

function authorOf(provider: Provider, path: string): string {
  if (provider === "tiktok") return /^\/(@[\w.-]+)\//.exec(path)?.[1] ?? "";
  const named = provider === "x" ? /^\/(\w+)\/status/.exec(path)?.[1] : undefined;
  return named && named !== "i" ? `@${named}` : "";
}
