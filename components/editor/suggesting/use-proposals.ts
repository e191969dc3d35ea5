"use client";

import type { Editor } from "@tiptap/core";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { listProposals, type Proposal } from "#newsroom/proposals.ts";
import type { Decision } from "#newsroom/suggestions.ts";
import { decideIn, goTo } from "./decide-in.ts";
import { useSuggestions } from "./use-suggesting.ts";

export type Review = {
  proposals: Proposal[];
  mayDecide: boolean;
  decide: (ids: string[], decision: Decision) => void;
  show: (id: string) => void;
  nameOf: (personId: number) => string;
};

/** The open proposals, whose they are, and what can be done about them. */
export function useProposals(): Review {
  const t = useTranslations("suggesting");
  const quotes = useTranslations("quotes");
  const { prose, hand } = useSuggestions();
  const { personId, view, choices } = useDesk();
  const proposals = useMemo(() => listProposals(prose), [prose]);
  const nameOf = (id: number) => {
    if (id === personId) return t("you");
    return [...choices.people, ...view.staff].find((person) => person.id === id)?.name ?? t("somebody");
  };
  /** What is not found in a text that is just being replaced stands in the next one. */
  const tellGone = () => {
    const isOpen = [...hand.editors.values()].some((editor) => !editor.isDestroyed);
    showToast(t(isOpen && !hand.isClosed ? "goneAlready" : "reopening"));
  };
  const decide = (ids: string[], decision: Decision) => {
    if (hand.isClosed) return tellGone(); // a decision in the closed text would come too late
    const outcome = decideIn(hand.editors.values(), decision, (id) => ids.includes(id));
    if (outcome === "gone") return tellGone();
    if (outcome === "unfit") return showToast(t("unfit"));
    const undoManager = undoManagerOf(hand.editors.values());
    const step = undoManager?.undoStack.at(-1);
    const undo = () => {
      if (step && undoManager?.undoStack.at(-1) === step) undoManager.undo();
      else showToast(quotes("tooLate"));
    };
    if (ids.length > 1) showToast(t(`done.${decision}`, { count: ids.length }), { label: t("undo"), onPress: undo });
  };
  const show = (id: string) => {
    if (!goTo(hand.editors.values(), id)) tellGone();
  };
  return { proposals, mayDecide: view.may.edit, decide, show, nameOf };
}

/** All fields of a story have one. */
function undoManagerOf(editors: Iterable<Editor>) {
  const open = [...editors].find((editor) => !editor.isDestroyed);
  return open && yUndoPluginKey.getState(open.state)?.undoManager;
}
