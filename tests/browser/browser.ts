import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { installPackage } from "../install-package.ts";

/** Starts the Chromium of this machine, without a window and without calls to anywhere. The caller closes it. */
export function launchBrowser(also: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: getBrowser(), args: [...quiet, ...also] });
}

/** The same with a profile in this folder, which outlives it. */
export function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: getBrowser(), args: quiet, locale: "en-GB" });
}

function getBrowser(): string {
  const found = findBrowser();
  if (!found) throw new Error("No Chromium is here: `npm test` installs one.");
  return found;
}

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The one that is there, whoever installed it. */
export function findBrowser(): string | null {
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    chromium.executablePath(),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Debian's package when we may install it, else Playwright's own. @returns whether there is a browser now */
export function installBrowser(): boolean {
  if (findBrowser()) return true;
  installPackage("chromium", "the browser tests");
  if (!findBrowser()) {
    process.stdout.write("Installing Chromium (Playwright's) for the browser tests …\n");
    const cli = resolve(import.meta.dirname, "..", "..", "node_modules", "playwright-core", "cli.js");
    spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  }
  return findBrowser() !== null;
}
