import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openDatabase } from "../database.ts";
import { makeActor, makeLive } from "../factories.ts";
import { makeArabicStory } from "../reader-story.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";

const { url: database } = await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "ليلى منصور" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});
const storyId = await makeArabicStory(editor);
for (let i = 0; i < 8; i++) await makeArabicStory(editor);
for (let i = 0; i < 6; i++)
  await makeLive(editor, {
    content: {
      headline: "Grain ships return to the old harbour after two years of repairs",
      standfirst: "Cranes moved again on Thursday at dawn.",
    },
  });

test("look", async () => {
  for (const [name, path] of [
    ["front", "/"],
    ["front-en", "/en"],
    ["story", `/s/${storyId}`],
    ["section", "/en/news"],
    ["missing", "/x"],
  ] as const)
    for (const width of [390, 1440])
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        page.on("console", (m) => console.log(name, m.text()));
        const res = await page.goto(server.url + path);
        console.log(name, res?.status(), page.url());
        await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
        await page.close();
      }
  console.log(server.output());
});
