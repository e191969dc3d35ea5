import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { launchProfile } from "../../browser/browser.ts";
import { countPending, type Look, look, observe, placeCaret } from "./page.ts";

type Person = { email: string; password: string };
type Options = { url: string; articleId: number; person: Person; letter: string; marker: string };

/** One person with one browser profile, who types `a0001. a0002. …` at the end of a paragraph of their own, whatever happens. */
export class Scribe {
  readonly options: Options;
  readonly kept = new Set<number>(); // seen on the page, and taken by the browser's store
  readonly acknowledged = new Set<number>(); // seen while the page said "Saved"
  readonly forgiven = new Set<number>(); // lay only in a profile that died
  typed = 0;
  signIns = 0;
  place = ""; // where the page was last seen
  #profile = makeProfile();
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #turn: Promise<void> = Promise.resolve();
  #isStopped = false;
  #isBlank = 0; // turns without an editor

  constructor(options: Options) {
    this.options = options;
  }

  /** Types until it is told to stop. */
  async write(): Promise<void> {
    while (!this.#isStopped) {
      this.#turn = this.#write().catch(() => sleep(100)); // closed, crashed, or not reachable: the next turn sees
      await this.#turn;
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#turn;
  }

  /** After everything is well again: until the page says that all is committed, and its store is empty. */
  async settle(): Promise<{ state: string | null; pending: number; words: string }> {
    let last = { state: null as string | null, pending: -1, words: "" };
    for (const late = performance.now() + 120_000; performance.now() < late; ) {
      try {
        const seen = await this.#come();
        const pending = this.#page ? await this.#page.evaluate(countPending) : -1;
        last = { state: seen?.state ?? null, pending, words: seen?.words ?? "" };
        if ((last.state === "saved" || last.state === "readOnly") && pending === 0) return last;
      } catch {
        // reloads, or is still on its way
      }
      await sleep(200);
    }
    return last;
  }

  async setOffline(isOffline: boolean): Promise<void> {
    await this.#context?.setOffline(isOffline).catch(() => {});
  }

  /** As by the tab's cross, or by a telephone that needs the memory. */
  async closeTab(): Promise<void> {
    await this.#page?.close().catch(() => {});
  }

  /** The renderer dies: nothing of the page runs any more, not for a millisecond. */
  async crashTab(): Promise<void> {
    const page = this.#page;
    if (!page || page.isClosed()) return;
    await page.goto("chrome://crash").catch(() => {});
    await page.close().catch(() => {});
  }

  /** kill -9 of the whole browser; its profile lives. */
  async killBrowser(): Promise<void> {
    const listed = execFileSync("ps", ["-A", "-ww", "-o", "pid=,args="], { encoding: "utf8" });
    const own = listed.split("\n").filter((line) => line.includes(this.#profile) && line.includes("--user-data-dir"));
    for (const line of own) {
      try {
        process.kill(Number.parseInt(line, 10), "SIGKILL");
      } catch {
        // has ended with its parent
      }
    }
    await this.#context?.close().catch(() => {});
    this.#context = null;
    this.#page = null;
  }

  /** The machine is gone, with all that only it had. */
  async loseProfile(): Promise<void> {
    await this.killBrowser();
    for (const number of this.kept) if (!this.acknowledged.has(number)) this.forgiven.add(number);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    this.#profile = makeProfile();
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => {});
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #write(): Promise<void> {
    const seen = await this.#come();
    const page = this.#page;
    if (!page || !seen?.isEditable) return void (await sleep(100));
    const { marker, letter } = this.options;
    if (!(await page.evaluate(placeCaret, marker))) return;
    this.typed += 1;
    await page.keyboard.type(` ${wordOf(letter, this.typed)}`);
    const { words, isKept, state } = await page.evaluate(observe, marker);
    const numbers = numbersIn(words, letter);
    if (isKept || state === "saved") for (const number of numbers) this.kept.add(number);
    if (state === "saved") for (const number of numbers) this.acknowledged.add(number);
  }

  /** To the story, through whatever stands in between. */
  async #come(): Promise<Look | null> {
    const { url, articleId, person, marker } = this.options;
    const address = `${url}/desk/articles/${articleId}`;
    if (!this.#context) {
      this.#context = await launchProfile(this.#profile);
      this.#context.setDefaultTimeout(15_000);
      this.#page = null;
    }
    if (!this.#page || this.#page.isClosed()) {
      const page = await this.#context.newPage();
      this.#page = page;
      this.#isBlank = 0;
      await page.goto(address, { waitUntil: "commit" });
    }
    const page = this.#page;
    const seen = await page.evaluate(look, marker);
    this.place = seen.state ?? seen.place;
    this.#isBlank = seen.place === "editor" && seen.state !== "connecting" ? 0 : this.#isBlank + 1;
    if (seen.place === "login") {
      await page.locator("#email").fill(person.email);
      await page.locator("#password").fill(person.password);
      await page.locator("form button[type=submit]").first().click();
      this.signIns += 1;
      await page.waitForURL(/\/desk\//);
    } else if (seen.isAsked) {
      const dialog = page.getByRole("dialog");
      await dialog.locator("input[type=password]").fill(person.password);
      await dialog.locator("button[type=submit]").click();
      this.signIns += 1;
      await dialog.waitFor({ state: "detached" });
    } else if (this.#isBlank > 40) {
      this.#isBlank = 0;
      await page.goto(address, { waitUntil: "commit" }); // a person who sees nothing loads it again
    }
    return seen;
  }
}

function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), "khabar-profile-"));
}

export function wordOf(letter: string, number: number): string {
  return `${letter}${String(number).padStart(5, "0")}.`;
}

/** The numbers of one writer's whole words, in the order in which they stand. */
export function numbersIn(text: string, letter: string): number[] {
  return [...text.matchAll(new RegExp(`${letter}(\\d{5})\\.`, "gu"))].map(([, digits]) => Number(digits));
}
