import assert from "node:assert/strict";
import { dirname, join, normalize } from "node:path";
import { suite, test } from "node:test";
import { code, isInRoom, read, rooms } from "./source.ts";

/** The doors between the rooms, held over every file that git knows. */
type Import = { from: string; isType: boolean };

/** Where each room may go. `packages` null: any. `types` are rooms of which only types may be taken. */
const doors: Record<string, { rooms: string[]; types?: string[]; packages: RegExp | null }> = {
  newsroom: {
    rooms: ["newsroom"],
    packages:
      /^(zod|zod\/mini|diff|yjs|@tiptap\/(core|pm\/model|y-tiptap|extensions(\/[\w-]+)?|extension-[\w-]+(\/[\w-]+)?))$/, // decision 0001
  },
  "components/ui": {
    rooms: ["components/ui"],
    packages: /^(react|react-dom|react-aria-components|@internationalized\/[\w-]+|next\/(link|navigation))$/,
  },
  components: {
    rooms: ["newsroom", "components"],
    types: ["db"],
    packages:
      /^(react|react-dom|react-aria-components|@internationalized\/[\w-]+|next\/(link|form|navigation|dynamic)|next-intl(\/server)?|@tiptap\/.+|@hocuspocus\/provider|yjs|y-protocols\/\w+|uploadthing\/\w+|zod|zod\/mini)$/,
  },
  // Passwords and the seal of a session are kept where people are kept.
  db: {
    rooms: ["newsroom", "db"],
    packages: /^(node:.+|zod|drizzle-orm(\/.+)?|postgres|@node-rs\/argon2|next-auth\/jwt)$/,
  },
  // The command line words its refusals from the same sentences.
  server: { rooms: ["newsroom", "db", "server", "messages"], packages: /^(?!react|@tiptap\/react)/ },
  app: { rooms: ["newsroom", "db", "app", "components", "messages"], packages: null },
  tests: { rooms, packages: null },
};

suite("the doors between the rooms", () => {
  test("the reader of imports sees every form of them", () => {
    const source = `import a, { type B } from "#db/a.ts";
import type { C } from "#db/c.ts";
import {
  d,
  e as f,
} from "./d.ts";
import "./side.css";
export * from "../e.ts";
export type { G } from "zod";
const late = () => import("#server/h.ts");
export const made = { from: "nowhere" };`;
    assert.deepEqual(findImports(source), [
      { from: "#db/a.ts", isType: false },
      { from: "#db/c.ts", isType: true },
      { from: "./d.ts", isType: false },
      { from: "../e.ts", isType: false },
      { from: "zod", isType: true },
      { from: "./side.css", isType: false },
      { from: "#server/h.ts", isType: false },
    ]);
    assert.match(wrongDoor("db/a.ts", { from: "#app/actor.ts", isType: true }) ?? "", /db .*app/);
    assert.match(wrongDoor("components/site/a.tsx", { from: "#db/a.ts", isType: false }) ?? "", /components .*db/);
    assert.equal(wrongDoor("components/site/a.tsx", { from: "#db/a.ts", isType: true }), null);
    assert.match(wrongDoor("newsroom/a.ts", { from: "react", isType: false }) ?? "", /newsroom .*react/);
  });

  for (const room of ["newsroom", "db", "components", "app", "server"]) {
    test(`${room} imports only what it may`, () => {
      const wrong = code.filter((file) => file.startsWith(`${room}/`)).flatMap(wrongDoors);
      assert.deepEqual(wrong, []);
    });
  }

  test("imports name the file's ending, and cross rooms by # and stay within one by ./", () => {
    const wrong = code
      .filter((file) => isInRoom(file) && file !== "tests/rooms.test.ts")
      .flatMap((file) =>
        importsOf(file)
          .map(({ from }) => from)
          .filter((from) => /^[.#]/.test(from))
          .filter(
            (from) =>
              !/\.(tsx?|css|json)$/.test(from) || (from.startsWith(".") && roomOf(target(file, from)) !== roomOf(file)),
          )
          .map((from) => `${file}: ${from}`),
      );
    assert.deepEqual(wrong, []);
  });
});

function importsOf(file: string): Import[] {
  return findImports(read(file));
}

function findImports(source: string): Import[] {
  const found: Import[] = [];
  for (const [, , type, names = "", from = ""] of source.matchAll(
    /^(import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*\bfrom\s*["']([^"']+)["']/gm,
  )) {
    found.push({ from, isType: type !== undefined && names !== "" });
  }
  for (const [, from = ""] of source.matchAll(/^import\s+["']([^"']+)["']/gm)) found.push({ from, isType: false });
  for (const [, from = ""] of source.matchAll(/\bimport\(\s*["']([^"']+)["']/g)) found.push({ from, isType: false });
  return found;
}

/** The path from the top that an import of ours points to. */
function target(file: string, from: string): string {
  return from.startsWith("#") ? from.slice(1) : normalize(join(dirname(file), from));
}

function roomOf(path: string): string {
  return path.startsWith("components/ui/") ? "components/ui" : (path.split("/")[0] ?? "");
}

function wrongDoors(file: string): string[] {
  return importsOf(file)
    .map((found) => wrongDoor(file, found))
    .filter((sentence) => sentence !== null);
}

function wrongDoor(file: string, { from, isType }: Import): string | null {
  const room = roomOf(file);
  const door = doors[room];
  if (!door) return `${file} is in no room`;
  const isOurs = from.startsWith("#") || from.startsWith(".");
  if (!isOurs) {
    return door.packages === null || door.packages.test(from) ? null : `${file}: ${room} takes ${from}`;
  }
  const other = roomOf(target(file, from));
  const goes = (list: string[]) => list.some((name) => other === name || other.startsWith(`${name}/`));
  if (goes(door.rooms) || (isType && goes(door.types ?? []))) return null;
  return `${file}: ${room} goes to ${other} for ${isType ? "types of " : ""}${from}`;
}
