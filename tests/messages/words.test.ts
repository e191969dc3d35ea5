import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createTranslator } from "next-intl";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import { verbs } from "#newsroom/lifecycle.ts";
import { roles } from "#newsroom/permissions.ts";
import { code, read } from "../source.ts";

const words = { ar: flatten(ar), en: flatten(en) };
const counts = [0, 1, 2, 3, 11, 100];

function flatten(tree: object, before = ""): Map<string, string> {
  const found = Object.entries(tree).map(([name, value]): [string, string][] =>
    typeof value === "string" ? [[before + name, value]] : [...flatten(value, `${before}${name}.`)],
  );
  return new Map(found.flat());
}

/** Placeholders and tags: what the code must hand over. */
function wantsOf(sentence: string): string[] {
  const values = [...sentence.matchAll(/\{\s*(\w+)\s*(?:\}|,\s*(?:plural|select|selectordinal|number)\b)/g)];
  const tags = [...sentence.matchAll(/<(\w+)>/g)];
  return [...new Set([...values.map(([, name]) => `{${name}}`), ...tags.map(([, name]) => `<${name}>`)])].toSorted();
}

function say(language: "ar" | "en", key: string, sentence: string, count: number): string {
  const t = createTranslator({
    locale: language,
    messages: { sentence },
    onError: (error) => {
      throw new Error(`${key}: ${error.message}`);
    },
  });
  const names = wantsOf(sentence);
  const values = Object.fromEntries(
    names.map((name) => [name.slice(1, -1), name.startsWith("<") ? (chunks: string) => chunks : count]),
  );
  return t.markup("sentence", values);
}

suite("words", () => {
  test("both languages want the same values and tags", () => {
    for (const [key, sentence] of words.en) {
      assert.deepEqual(wantsOf(words.ar.get(key) ?? ""), wantsOf(sentence), key);
    }
  });

  test("every sentence can be said at 0, 1, 2, 3, 11 and 100, and nothing of its form shows", () => {
    for (const language of ["ar", "en"] as const) {
      for (const [key, sentence] of words[language]) {
        for (const count of counts) {
          const said = say(language, key, sentence, count);
          assert.doesNotMatch(said, /[{}#]|plural,|select,/, `${language} ${key}`);
        }
      }
    }
  });

  test("Arabic counts in its own forms: one, two, a few and many differ", () => {
    const counted = [...words.ar].filter(([, sentence]) => sentence.includes(", plural,"));
    assert.ok(counted.length > 3);
    for (const [key, sentence] of counted) {
      for (const form of ["one", "two", "few", "many", "other"]) {
        assert.match(sentence, new RegExp(`(?<!\\w)${form} ?\\{`), `${key} lacks "${form}"`);
      }
      const said = [1, 2, 3, 11].map((count) => say("ar", key, sentence, count));
      assert.equal(new Set(said).size, 4, `${key}: ${said.join(" | ")}`);
    }
    assert.deepEqual(
      counts.map((count) => say("ar", "list.words", ar.list.words, count)),
      ["بلا كلمات", "كلمة واحدة", "كلمتان", "3 كلمات", "11 كلمة", "100 كلمة"],
    );
  });

  test("Arabic is written in Arabic, with its own marks", () => {
    const latin = /^[\p{Script=Latin}\d\s{},.<>/:|·…×+-]*$/u;
    const mayBeLatin = /^(preview|history|editor|pictures|site)\./; // names of sites and formats
    const odd = [...words.ar].filter(
      ([key, text]) =>
        latin.test(text) && /[A-Za-z]{2}/.test(text.replace(/[{<][^}>]*[}>]/g, "")) && !mayBeLatin.test(key),
    );
    assert.deepEqual(odd, []);
    const marks = [...words.ar].filter(([, text]) =>
      /\p{Script=Arabic}\s*[?;]|\p{Script=Arabic},/u.test(text.replace(/\{[^{}]*,\s*(plural|select)/g, "")),
    );
    assert.deepEqual(
      marks.map(([key]) => key),
      [],
      "؟ ؛ ، are the Arabic ones",
    );
  });

  test("the diary has a sentence and a title for every deed that the code writes", () => {
    const written = code
      .filter((file) => file.startsWith("db/"))
      .flatMap((file) => [
        ...read(file).matchAll(/"((?:article|staff|account|session|settings|section|topic|site|picture)\.[a-zA-Z]+)"/g),
      ])
      .map(([, deed = ""]) => deed);
    const byVerb = Object.keys(verbs).map((verb) => `article.${verb}`);
    const permissions = /^(article\.(list|read|edit|comment|submit)|staff\.(read|manage)|picture\.(read|upload))$/;
    const deeds = [...new Set([...written.filter((deed) => !permissions.test(deed)), ...byVerb])];
    assert.ok(deeds.length > 15, deeds.join());
    for (const deed of deeds) {
      for (const language of ["ar", "en"] as const) {
        assert.ok(words[language].has(`deeds.line.${deed}`), `deeds.line.${deed}`);
        assert.ok(words[language].has(`deeds.title.${deed}`), `deeds.title.${deed}`);
      }
    }
  });

  test("every role and every stage has its word", () => {
    assert.deepEqual(Object.keys(en.roles), [...roles]);
    assert.deepEqual(Object.keys(en.stages).toSorted(), ["approved", "draft", "killed", "published", "submitted"]);
  });
});

const screens = code.filter((file) => /^(app|components)\//.test(file));

/** Readers' components are handed their words, `words("close")`, instead of asking for a namespace. */
const handsOnSiteWords = /\bSitePage\b|\bWords\b|\breadPage\(/;

/** The namespaces that a file asks for, with whether it asks by a name that only the run knows. */
function asksOf(source: string): { namespaces: string[]; isBlind: boolean } {
  const namespaces = [...source.matchAll(/Translations\(\s*(?:"([\w.]+)")?\s*\)/g)].map(([, name]) => name ?? "");
  if (handsOnSiteWords.test(source)) namespaces.push("site");
  return { namespaces, isBlind: /\b\w+(?:\.rich|\.markup)?\(\s*[a-z]\w*[\w.]*\s*[,)]/i.test(source) };
}

suite("words and the screens that say them", () => {
  test("no word waits that no screen says", () => {
    const sources = screens.map((file) => ({ source: read(file), ...asksOf(read(file)) }));
    const everything = code.map(read).join("\n");
    const unused = [...words.en.keys()].filter((key) => {
      if (key.startsWith("refusals.")) return false; // held by the list of refusals
      return !sources.some(({ source, namespaces, isBlind }) =>
        namespaces.some((namespace) => {
          const before = namespace === "" ? "" : `${namespace}.`;
          if (!key.startsWith(before)) return false;
          const rest = key.slice(before.length);
          const parts = rest.split(".");
          const isSaid = source.includes(`"${rest}"`);
          const heads = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("."));
          const isBuilt = heads.some((head) => source.includes(`\`${head}.\${`));
          const last = parts.at(-1) ?? "";
          const isEnded = /[A-Z]/.test(last) && source.includes(`}${/[A-Z]\w*$/.exec(last)?.[0]}\``); // `${state}State`
          const name = [last, rest].map((text) => text.replaceAll(".", "\\.")).join("|");
          const isNamed = isBlind && new RegExp(`(?<!\\()["'](?:${name})["']|\\b${last}\\??:`).test(everything);
          return isSaid || isBuilt || isEnded || isNamed;
        }),
      );
    });
    assert.deepEqual(unused, []);
  });

  test("no screen says a word that is not there", () => {
    const missing: string[] = [];
    for (const file of screens) {
      const source = read(file);
      const asks = [...source.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations\((?:"([\w.]+)")?\)/g)];
      for (const variable of new Set(asks.map(([, name = ""]) => name))) {
        const spaces = asks.filter(([, name]) => name === variable).map(([, , space]) => (space ? `${space}.` : ""));
        const calls = source.matchAll(
          new RegExp(`(?<![\\w.])${variable}(?:\\.rich|\\.markup)?\\(\\s*"([\\w.]+)"`, "g"),
        );
        for (const [, key] of calls) {
          if (!spaces.some((space) => words.en.has(`${space}${key}`))) missing.push(`${file}: ${key}`);
        }
      }
      if (!handsOnSiteWords.test(source)) continue;
      for (const [, key] of source.matchAll(/\bwords\("([\w.]+)"/g)) {
        if (!words.en.has(`site.${key}`)) missing.push(`${file}: ${key}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  test("no screen carries words of its own", () => {
    const found = screens
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) => ownWords(read(file)).map((text) => `${file}: ${text}`));
    assert.deepEqual(found, []);
  });

  test("the search for words of a screen's own finds them", () => {
    assert.deepEqual(ownWords('<p className="x">Hello there</p>'), ["Hello there"]);
    assert.deepEqual(ownWords('<input placeholder="Search" />'), ["Search"]);
    assert.deepEqual(ownWords("<b>\n  مرحبا\n</b>"), ["مرحبا"]);
    assert.deepEqual(ownWords('<p>{t("hello")}</p>; const f = (a: Map<string, number>) => a < b;'), []);
  });
});

function ownWords(source: string): string[] {
  const texts = [...source.matchAll(/<[\w.]+(?:\s[^<>]*)?(?<!=)>\s*([^<>{}=;()]*\p{L}[^<>{}=;()]*?)\s*<\/[\w.]*>/gu)];
  const attributes = source.matchAll(
    /\s(?:aria-label|aria-description|placeholder|title|alt|label|description)="([^"]*\p{L}[^"]*)"/gu,
  );
  return [...texts, ...attributes]
    .map(([, text = ""]) => text)
    .filter((text) => text.length > 1 && text !== "https://");
}
