import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { chooseEncoding } from "#server/reader/parcel.ts";
import { stripPage } from "#server/reader/strip.ts";

const page = (
  body: string,
  head = '<title>A story</title><link rel="stylesheet" href="/_next/a.css" data-precedence="next"/>',
) =>
  `<!DOCTYPE html><html lang="ar"><head>${head}</head><body><div hidden=""><!--$--><!--/$--></div><main>${body}</main></body></html>`;

const strip = (html: string) =>
  stripPage(
    html,
    async (href) => `/* ${href} */`,
    (path) => (path === "/reader.js" ? "/assets/reader.1.js" : path),
  );

test("what the framework put in goes, what the page says stays", async () => {
  const { html, styleHashes } = await strip(
    page(
      '<p>نصّ &amp; 1 &lt; 2</p><script type="application/ld+json">{"a":"\\u003c/script>"}</script>' +
        '<script>"<!--<script>"</script>"</script><script src="/_next/x.js" async=""></script><script>self.__next_f.push([1])</script>' +
        '<link rel="preload" as="script" href="/_next/x.js"/><script src="/reader.js" defer=""></script><!-- note --><p>end</p>',
    ),
  );
  assert.equal(
    html,
    '<!DOCTYPE html><html lang="ar"><head><title>A story</title><style>/* /_next/a.css */</style></head><body><main>' +
      '<p>نصّ &amp; 1 &lt; 2</p><script type="application/ld+json">{"a":"\\u003c/script>"}</script>' +
      '<script src="/assets/reader.1.js" defer=""></script><p>end</p></main></body></html>',
  );
  const hash = createHash("sha256").update("/* /_next/a.css */").digest("base64");
  assert.deepEqual(styleHashes, [hash]);
});

test("a page that would leave readers without content is refused", async () => {
  await assert.rejects(strip(page("<p>x</p>", "")), /no title/);
  await assert.rejects(strip(page('<p id="__next_error__">x</p>')), /error page/);
  await assert.rejects(strip(page('<template data-dgst="1"></template>')), /error page/);
  await assert.rejects(strip(page('<!--$?--><template id="B:0"></template><!--/$-->')), /unresolved boundary/);
  await assert.rejects(strip(page("").replaceAll("main", "section")), /lost its content/);
});

test("a story may write about the marks that tell a broken page", async () => {
  const text = "<p>id=&quot;__next_error__&quot; data-dgst=&quot;1&quot; data-dgst=1 &lt;!--$?</p>";
  assert.ok((await strip(page(text))).html.includes(text));
});

test("the best encoding that a reader takes is chosen, and none that it refuses", () => {
  assert.equal(chooseEncoding("gzip, deflate, br, zstd"), "br");
  assert.equal(chooseEncoding("gzip;q=1.0, br;q=0"), "gzip");
  assert.equal(chooseEncoding("*"), "br");
  assert.equal(chooseEncoding("identity, *;q=0"), "identity");
  assert.equal(chooseEncoding("GZIP"), "gzip");
  assert.equal(chooseEncoding(undefined), "identity");
});
