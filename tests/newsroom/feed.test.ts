import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOfCard, buildFeed } from "#newsroom/feed.ts";
import type { Site, StoryCard } from "#newsroom/story-view.ts";

const site: Site = {
  ...{ name: "خبر", url: "https://news.example", zone: "Asia/Beirut", monthStyle: "dual", numerals: "latn" },
  continueReading: false,
  logo: null,
  isSample: false,
  sections: [],
};

const card: StoryCard = {
  ...{
    id: 7,
    language: "ar",
    slug: "ميناء",
    kicker: "",
    headline: 'Ships & <cranes> "back"\u0000\u0008',
    standfirst: "a\nb",
  },
  publishedAt: new Date("2026-07-26T11:05:00Z"),
  section: { id: 2, name: "اقتصاد", slug: "اقتصاد" },
  picture: null,
};

test("a feed's item leads to the story and can hold any text", () => {
  const xml = buildFeed(site, "ar", { title: "خبر", path: "/feed.xml", home: "/", cards: [card] });
  assert.ok(xml.includes("<title>Ships &amp; &lt;cranes&gt; &quot;back&quot;</title>"));
  assert.ok(xml.includes(`<link>https://news.example${addressOfCard(card)}</link>`));
  assert.equal(decodeURI(addressOfCard(card)), "/اقتصاد/ميناء-7");
  assert.ok(xml.includes('<guid isPermaLink="true">https://news.example/s/7</guid>'));
  assert.ok(xml.includes("<pubDate>Sun, 26 Jul 2026 11:05:00 GMT</pubDate>"));
  assert.ok(xml.includes('<atom:link rel="self" type="application/rss+xml" href="https://news.example/feed.xml"/>'));
});

test("a feed without stories is still a feed", () => {
  const xml = buildFeed(site, "en", { title: "Khabar", path: "/en/feed.xml", home: "/en", cards: [] });
  assert.match(xml, /^<\?xml version="1\.0".*<language>en<\/language>.*<\/channel>\n<\/rss>\n$/s);
  assert.doesNotMatch(xml, /<item>|lastBuildDate/);
});
