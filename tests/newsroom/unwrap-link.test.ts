import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrapLink } from "#newsroom/unwrap-link.ts";

test("a pasted link leads to its page, without the stations of mail and search and without what counts readers", () => {
  const page = "https://example.org/port?id=7";
  const written = encodeURIComponent(page);
  for (const link of [
    `https://www.google.com/url?q=${written}&sa=D&usg=x`,
    `https://www.google.com.lb/url?sa=t&url=${written}`,
    `https://eur02.safelinks.protection.outlook.com/?url=${written}&data=05`,
    `https://l.facebook.com/l.php?u=${written}&h=AT0`,
    `https://www.youtube.com/redirect?event=x&q=${written}`,
    `https://urldefense.com/v3/__${page}__;!!Ab12!xyz$`,
    `https://urldefense.proofpoint.com/v2/url?u=${written.replaceAll("%", "-")}&d=x`,
    `https://www.google.com/url?q=${encodeURIComponent(`https://l.facebook.com/l.php?u=${written}`)}`,
    `${page}&utm_source=mail&fbclid=1`,
  ])
    assert.equal(unwrapLink(link), page, link);
});

test("other links stay letter for letter, and what is no web address is none", () => {
  for (const link of [
    "https://www.google.com/search?q=https://example.org",
    "https://example.org/url?q=https://other.org",
    "https://example.org/%D9%86?a=b%20c",
    "https://urldefense.com/v3/__https://example.org/a*b__;Iw!!x",
  ])
    assert.equal(unwrapLink(link), link);
  for (const link of [
    "javascript:x()",
    "mailto:a@example.org",
    "#top",
    "/path",
    "https://www.google.com/url?q=javascript:x",
  ])
    assert.ok(!unwrapLink(link)?.startsWith("javascript"), link);
  assert.equal(unwrapLink("mailto:a@example.org"), null);
});
