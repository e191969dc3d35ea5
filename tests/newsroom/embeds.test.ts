import assert from "node:assert/strict";
import { test } from "node:test";
import { readEmbed } from "#newsroom/embeds.ts";

test("a post is recognised by its address, which is kept without what follows readers around", () => {
  const known: [string, string, string, string?][] = [
    [
      "https://www.youtube.com/watch?v=dQw4-_9&si=abc&t=30s",
      "youtube",
      "https://www.youtube.com/watch?v=dQw4-_9&t=30s",
    ],
    ["youtu.be/dQw4?si=x", "youtube", "https://youtu.be/dQw4"],
    ["https://m.youtube.com/shorts/ab_c", "youtube", "https://m.youtube.com/shorts/ab_c"],
    ["https://twitter.com/marsa_news/status/123?s=20", "x", "https://twitter.com/marsa_news/status/123", "@marsa_news"],
    ["http://x.com/marsa/status/123/photo/1#top", "x", "https://x.com/marsa/status/123/photo/1", "@marsa"],
    ["https://x.com/i/status/123", "x", "https://x.com/i/status/123", ""],
    ["https://www.instagram.com/reel/Cx1/?igsh=abc", "instagram", "https://www.instagram.com/reel/Cx1/"],
    ["https://instagram.com/marsa.news/p/Cx1", "instagram", "https://instagram.com/marsa.news/p/Cx1"],
    ["https://www.facebook.com/watch/?v=12&ref=sharing&fbclid=q", "facebook", "https://www.facebook.com/watch/?v=12"],
    ["https://m.facebook.com/marsa/posts/pfbid0a?mibextid=x", "facebook", "https://m.facebook.com/marsa/posts/pfbid0a"],
    ["https://fb.watch/abc/", "facebook", "https://fb.watch/abc/"],
    [
      "https://www.tiktok.com/@marsa.tv/video/73?lang=ar",
      "tiktok",
      "https://www.tiktok.com/@marsa.tv/video/73",
      "@marsa.tv",
    ],
    ["vm.tiktok.com/ZM1/", "tiktok", "https://vm.tiktok.com/ZM1/"],
  ];
  for (const [address, provider, href, author = ""] of known)
    assert.deepEqual(readEmbed(`  ${address} `), { provider, href, author }, address);
});

test("the front of a provider, a person's page, a stranger and a lookalike are no posts", () => {
  const strange = [
    "https://www.youtube.com/",
    "https://www.youtube.com/watch?list=PL1",
    "https://x.com/marsa",
    "https://www.instagram.com/marsa",
    "https://www.facebook.com/marsa",
    "https://www.tiktok.com/@marsa",
    "https://vimeo.com/12",
    "https://youtube.com.example/watch?v=1",
    "https://notyoutube.com/watch?v=1",
    "https://youtube.com:8443/watch?v=1",
    "javascript:alert(1)//youtu.be/x",
    "https://youtu.be/abc and more",
    "يوتيوب",
    "",
  ];
  for (const address of strange) assert.equal(readEmbed(address), null, address);
});
