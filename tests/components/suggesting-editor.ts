import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { BodyKeys } from "#components/editor/body-commands.ts";
import { decideState } from "#components/editor/suggesting/decide-in.ts";
import { type Hand, Suggesting, suggestingKey } from "#components/editor/suggesting/hand.ts";
import { rules } from "#components/editor/suggesting/rules.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { bodyExtensions } from "#newsroom/body.ts";
import { listProposals } from "#newsroom/proposals.ts";
import { type Decision, withoutSuggestions, withSuggestions } from "#newsroom/suggestions.ts";

/** The body's editor with the rules of suggestions, without a page. */

export const claim = { id: "r1", by: 1, at: 0 };

export const text = (words: string, mark?: "insertion" | "deletion"): BodyNode => ({
  type: "text",
  text: words,
  ...(mark && { marks: [{ type: mark, attrs: claim }] }),
});

export const paragraph = (content: BodyNode[], proposal: string | null = null): BodyNode => ({
  type: "paragraph",
  attrs: { proposal },
  content,
});

/** @param isProposing whether the second person, whose editor it is, suggests; what stands there already is the first's */
export function openEditor(body: BodyNode[], isProposing: boolean) {
  const hand: Hand = { personId: 2, isProposing, rules, editors: new Map() };
  const editor = new Editor({
    element: null,
    extensions: [...bodyExtensions, BodyKeys, Suggesting.configure({ hand })],
    content: { type: "doc", content: body },
  });
  for (const plugin of editor.extensionManager.plugins) {
    if (plugin.spec.key === suggestingKey) editor.registerPlugin(plugin);
  }
  const blocks = (decided: (nodes: BodyNode[]) => BodyNode[]) =>
    decided(editor.state.doc.content.toJSON()).map((block) => `${block.type}(${textOf(block)})`);
  return {
    editor,
    choose: (from: number, to = from) =>
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to))),
    decide: (decision: Decision, id: string) => {
      const change = decideState(editor.state, decision, (one) => one === id);
      if (typeof change === "string") return change;
      editor.view.dispatch(change);
      return "done";
    },
    standing: () => blocks(withoutSuggestions),
    proposed: () => blocks(withSuggestions),
    listed: () => listProposals({ kicker: [], headline: [], standfirst: [], body: editor.state.doc.content.toJSON() }),
  };
}
