import assert from "node:assert/strict";
import { basename, dirname, extname } from "node:path";
import { suite, test } from "node:test";
import { verbs } from "#newsroom/lifecycle.ts";
import { refusalReasons } from "#newsroom/refusal.ts";
import { code, files, isInRoom, read, rooms, root, withoutComments } from "./source.ts";

suite("the house", () => {
  test("nothing stands at the top that has no place there", () => {
    const allowed = new Set([
      ...rooms,
      ...[".ci", "docs", "public", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore", "package.json"],
      ...[
        "package-lock.json",
        "tsconfig.json",
        "next.config.mjs",
        "biome.json",
        "drizzle.config.ts",
        "postcss.config.mjs",
      ],
      ...["proxy.ts"], // Next finds it only here
    ]);
    assert.deepEqual(
      [...new Set(files.map((file) => file.split("/")[0] ?? ""))].filter((name) => !allowed.has(name)),
      [],
    );
  });

  test("no file has more than 250 lines without its reason in the first comment", () => {
    const long = code
      .filter((file) => read(file).split("\n").length > 251)
      .filter((file) => !/^(?:#!.*\n)?\s*(?:\/\*|\/\/)[^;]*\b(?:long|one file)\b/i.test(read(file)));
    assert.deepEqual(long, []);
  });

  test("no file and no folder is a junk drawer, and names are kebab-case", () => {
    const junk = /^(utils?|helpers?|lib|common|misc|constants?|types?|services?|shared)$/;
    const named = files.filter(isInRoom);
    assert.deepEqual(
      named.filter((file) => file.split("/").some((part) => junk.test(part.split(".")[0] ?? ""))),
      [],
    );
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
    const odd = named
      .filter((file) => code.includes(file))
      .filter((file) => !kebab.test(basename(file)))
      .filter((file) => !file.startsWith("db/migrations/"));
    assert.deepEqual(odd, []);
  });

  test("only server/environment.ts reads the environment", () => {
    const readers = code.filter((file) => {
      const text = withoutComments(read(file)).replaceAll("process.env.NODE_ENV", ""); // a constant of the bundler's
      return /process\.env\b|import\.meta\.env\b/.test(text);
    });
    assert.deepEqual(
      readers.filter(
        (file) => !file.startsWith("tests/") && !["server/environment.ts", "next.config.mjs"].includes(file),
      ),
      [],
    );
  });

  test("no file names a path of the machine that it was written on", () => {
    const here = dirname(root);
    const isOwn = here.split("/").length > 2; // a folder such as /tmp is everybody's
    const paths = /(?<![\w.:/-])\/(?:home|Users|root|mnt)\/\w/;
    const named = files
      .filter((file) => /\.(ts|tsx|mjs|json|md|css|sh|sql|txt)$/.test(file) || extname(file) === "")
      .filter((file) => paths.test(read(file)) || (isOwn && read(file).includes(`${here}/`)));
    assert.deepEqual(named, []);
  });

  test("no entry of the lock file names the host of a registry", () => {
    const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(read("package-lock.json"));
    const bound = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes("//"));
    assert.deepEqual(
      bound.map(([name]) => name),
      [],
    );
    assert.ok(!files.includes(".npmrc"));
  });
});

suite("readers' pages", () => {
  const site = code.filter((file) => /^(app\/\(site\)|components\/site)\//.test(file));

  test("use nothing that leaves a reader without scripts before an empty page", () => {
    const forbidden = [
      /["']use client["']/,
      /\bSuspense\b/,
      /\bnotFound\b/,
      /\bredirect\b|\bpermanentRedirect\b/,
      /["']next\/(image|script|dynamic|navigation)["']/,
      /\bstyle=\{/, // the policy lets no style attribute through
    ];
    const found = site.flatMap((file) =>
      forbidden.filter((pattern) => pattern.test(withoutComments(read(file)))).map((pattern) => `${file}: ${pattern}`),
    );
    assert.deepEqual(found, []);
    const kept = ["loading", "error", "not-found", "global-error", "template"];
    assert.deepEqual(
      site.filter((file) => kept.includes(basename(file).split(".")[0] ?? "")),
      [],
    );
  });
});

suite("both directions of writing", () => {
  test("no class and no stylesheet says left or right", () => {
    const drawn = files.filter((file) => /^(app|components)\/.*\.(tsx?|css)$/.test(file));
    const found = drawn.flatMap((file) => physicalDirections(file, read(file)).map((word) => `${file}: ${word}`));
    assert.deepEqual(found, []);
  });

  test("the search for physical directions sees them and leaves the logical ones", () => {
    const source = `<p className="ml-2 md:-mr-4 text-left border-l left-0 ms-2 ps-1 start-0 text-start max-w-4 prose-left" />`;
    assert.deepEqual(physicalDirections("a.tsx", source), ["ml-2", "md:-mr-4", "text-left", "border-l", "left-0"]);
    const css = "a { margin-left: 1px; inset-inline-start: 0; left: 3px; text-align: right; text-align: start }";
    assert.deepEqual(physicalDirections("a.css", css), ["margin-left:", "left:", "text-align: right"]);
  });
});

suite("words", () => {
  const [arabic, english] = ["messages/ar.json", "messages/en.json"].map((file) => keysOf(JSON.parse(read(file))));

  test("both languages word the same things, none of them empty", () => {
    assert.ok(arabic && english && arabic.size > 100);
    assert.deepEqual(
      [...arabic.keys()].filter((key) => !english.has(key)),
      [],
    );
    assert.deepEqual(
      [...english.keys()].filter((key) => !arabic.has(key)),
      [],
    );
    assert.deepEqual(
      [...arabic, ...english].filter(([, words]) => words.trim() === "").map(([key]) => key),
      [],
    );
  });

  test("every refusal has a sentence in both languages, and no sentence waits for a refusal that there is not", () => {
    for (const words of [arabic, english]) {
      const worded = [...(words?.keys() ?? [])].filter((key) => key.startsWith("refusals."));
      assert.deepEqual(worded.toSorted(), refusalReasons.map((reason) => `refusals.${reason}`).toSorted());
    }
  });

  test("every deed that the diary remembers has a title and a sentence", () => {
    const deeds = new Set(Object.keys(verbs).map((verb) => `article.${verb}`));
    for (const file of code.filter((name) => /^(db|server)\//.test(name))) {
      for (const [, deed = ""] of read(file).matchAll(/\brecord\([^"`]*"([a-z]+\.\w+)"/gi)) deeds.add(deed);
    }
    assert.ok(deeds.has("session.close") && deeds.has("staff.add"));
    const worded = [...deeds].filter((deed) => arabic?.has(`deeds.title.${deed}`) && arabic.has(`deeds.line.${deed}`));
    assert.deepEqual(worded, [...deeds]);
  });
});

function physicalDirections(file: string, source: string): string[] {
  if (file.endsWith(".css")) {
    const physical =
      /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*:|(?:left|right):|(?:text-align|float|clear):\s*(?:left|right))/g;
    return [...source.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(physical)].map(([word]) => word);
  }
  const size = "(?:\\d|\\[|\\(|auto|px|full)[\\w./%()[\\]-]*";
  const physical = new RegExp(
    `^(?:[\\w\\[\\]=>&*-]+:)*-?(?:(?:scroll-)?[mp][lr]-${size}|(?:left|right)-${size}|(?:text|float|clear)-(?:left|right)|border-[lr](?:-.*)?|rounded-(?:[lr]|t[lr]|b[lr])(?:-.*)?)$`,
  );
  const strings = [...source.matchAll(/"([^"\n]*)"|'([^'\n]*)'|`([^`]*)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  return strings.flatMap((text) => text.split(/\s+/)).filter((word) => physical.test(word));
}

function keysOf(words: Record<string, unknown>, before = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(before + name, value);
    else if (value instanceof Object)
      for (const [key, text] of keysOf({ ...value }, `${before}${name}.`)) found.set(key, text);
  }
  return found;
}
