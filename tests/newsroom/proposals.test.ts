import assert from "node:assert/strict";
import { test } from "node:test";
import type { BodyNode } from "#newsroom/article.ts";
import { listProposals } from "#newsroom/proposals.ts";
import type { Claim } from "#newsroom/suggestions.ts";

const claim = (id: string): Claim => ({ id, by: 1, at: 0 });
const said = (kind: string, id: string, more = {}) => ({
  proposal: JSON.stringify({ [kind]: { ...claim(id), ...more } }),
});
const text = (words: string, ...marks: BodyNode["marks"] & object): BodyNode => ({ type: "text", text: words, marks });
const insertion = (id: string) => ({ type: "insertion", attrs: claim(id) });
const deletion = (id: string) => ({ type: "deletion", attrs: claim(id) });

test("each proposal is told once, in reading order, with all that it adds, takes and changes", () => {
  const was = JSON.stringify([{ type: "italic" }]);
  const found = listProposals({
    kicker: [],
    headline: [text("ميناء", deletion("a")), text("مرفأ", insertion("a"))],
    standfirst: [],
    body: [
      {
        type: "paragraph",
        content: [
          text("one ", { type: "bold" }, { type: "reformat", attrs: { ...claim("b"), was } }),
          text("two", { type: "bold" }, { type: "reformat", attrs: { ...claim("b"), was } }),
          text(" and more", insertion("c")),
        ],
      },
      { type: "paragraph", attrs: said("insert", "c"), content: [text("New block.")] },
      { type: "horizontalRule", attrs: said("remove", "d") },
      { type: "heading", attrs: { level: 2, ...said("change", "e", { was: { type: "paragraph", attrs: {} } }) } },
      {
        type: "picture",
        attrs: { credit: "b", ...said("change", "f", { was: { type: "picture", attrs: { credit: "a" } } }) },
      },
      {
        type: "paragraph",
        attrs: said("split", "g", { depth: 1 }),
        content: [text("a", insertion("g")), text("b", insertion("g"))],
      },
      { type: "paragraph", content: [text("c", insertion("g"))] },
    ],
  });
  assert.deepEqual(
    found.map(({ id, field, added, removed, changes }) => ({ id, field, added, removed, changes })),
    [
      { id: "a", field: "headline", added: "مرفأ", removed: "ميناء", changes: [] },
      {
        ...{ id: "b", field: "body", added: "", removed: "" },
        changes: [
          { kind: "format", format: "bold", text: "one two" },
          { kind: "unformat", format: "italic", text: "one two" },
        ],
      },
      { id: "c", field: "body", added: " and more\nNew block.", removed: "", changes: [] },
      { id: "d", field: "body", added: "", removed: "", changes: [{ kind: "take", block: "horizontalRule" }] },
      {
        id: "e",
        field: "body",
        added: "",
        removed: "",
        changes: [{ kind: "become", block: "heading2", from: "paragraph" }],
      },
      { id: "f", field: "body", added: "", removed: "", changes: [{ kind: "look", block: "picture" }] },
      { id: "g", field: "body", added: "ab\nc", removed: "", changes: [{ kind: "split" }] },
    ],
  );
});

test("letters within a word are told with the word that they change, whole words and passages by themselves", () => {
  const line = (...content: BodyNode[]): BodyNode => ({ type: "paragraph", content });
  const found = listProposals({
    kicker: [],
    headline: [text("The night tra"), text("in", deletion("a")), text("m", insertion("a")), text(" returns")],
    standfirst: [text("وصل "), text("و", insertion("b")), text("قال له")],
    body: [
      line(text("One"), text(" more", insertion("c")), text(" word"), text("s", deletion("d")), text(".")),
      line(text("two"), text("th", insertion("e")), text("ree", insertion("f"))),
      line(text("four"), text("th\n", insertion("g"))),
      line(text("a"), text("b", insertion("h")), text("c"), text("d", insertion("h"))),
    ],
  });
  assert.deepEqual(
    found.map(({ id, before, removed, added, after }) => [id, before, removed, added, after]),
    [
      ["a", "tra", "in", "m", ""],
      ["b", "", "", "و", "قال"],
      ["c", "", "", " more", ""],
      ["d", "word", "s", "", ""],
      ["e", "two", "", "th", ""],
      ["f", "", "", "ree", ""],
      ["g", "", "", "th\n", ""],
      ["h", "", "", "bd", ""],
    ],
  );
});

test("a block that goes and comes is moved; a word that is dragged is taken away and added", () => {
  const [moved, dragged] = listProposals({
    kicker: [],
    headline: [],
    standfirst: [],
    body: [
      { type: "paragraph", attrs: said("remove", "a"), content: [text("Whole.")] },
      { type: "paragraph", content: [text("old ", deletion("b")), text("harbour, "), text("old ", insertion("b"))] },
      { type: "paragraph", attrs: said("insert", "a"), content: [text("Whole.")] },
    ],
  });
  assert.deepEqual(moved?.changes, [{ kind: "move", block: "paragraph", text: "Whole." }]);
  assert.deepEqual([dragged?.added, dragged?.removed, dragged?.changes], ["old ", "old ", []]);
});
