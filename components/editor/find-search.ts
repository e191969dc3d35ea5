"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { showToast } from "#components/ui/toast.tsx";
import type { Wanted } from "#newsroom/find-text.ts";
import {
  type Editors,
  enterMatch,
  findMatches,
  hideMatches,
  type Match,
  replaceMatch,
  replaceMatches,
  scrollToMatch,
  showMatches,
} from "./find-matches.ts";
import { useHelp } from "./helps-state.ts";
import { type Field, fields, useStory } from "./story-context.ts";

const pause = 120; // ms: the matches follow the typing of everybody here, not every letter
const longest = 100; // letters: more chosen text than that is no question

export type Search = ReturnType<typeof useSearch>;

/** One search through the open story: what is wanted, where it stands, and which of its places is looked at. */
export function useSearch(body: Editor) {
  const { fieldEditors: editors, undoManager, isEditable, isClosed } = useStory();
  const quotes = useTranslations("quotes");
  const done = useRef<unknown>(null); // the step of undo that the last replacement made
  const lastField = useRef<Field>("body");
  lastField.current = useHelp("lastField");
  const [wanted, setWanted] = useState<Wanted>({ text: "", isExact: false, isWhole: false });
  const [replacement, setReplacement] = useState("");
  const [replaced, setReplaced] = useState(0);
  const [origin, setOrigin] = useState<Match>(() => ({ field: "kicker", from: 0, to: 0 })); // what is looked at, or where one came from
  const [turn, setTurn] = useState(0); // of the story: it has changed

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed story is searched again
  const matches = useMemo(() => findMatches(editors(), wanted), [editors, wanted, turn, body]);
  const place = placeOf(matches, origin);
  const now = matches[place];

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another body come other text boxes
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setTurn((before) => before + 1);
      }, pause);
    };
    const heard = editors().map(([, editor]) => editor);
    for (const editor of heard) editor.on("update", lookSoon);
    return () => {
      clearTimeout(timer);
      for (const editor of heard) editor.off("update", lookSoon);
    };
  }, [editors, body]);

  useEffect(() => showMatches(editors(), matches, now), [editors, matches, now]);
  useEffect(() => hideMatches, []);
  useEffect(() => {
    if (now) scrollToMatch(editors(), now);
  }, [editors, now]);

  /** Starts where the writer is, with these words or those that are chosen there. */
  const ask = useCallback(
    (early: string) => {
      const here = editors().find(([field]) => field === lastField.current);
      if (!here) return;
      const [field, { state }] = here;
      const { from, to, $from, $to } = state.selection;
      setOrigin({ field, from, to });
      const chosen = $from.sameParent($to) ? state.doc.textBetween(from, to) : "";
      const text = early || (chosen.trim() !== "" && chosen.length <= longest ? chosen : "");
      if (text !== "") setWanted((before) => ({ ...before, text }));
    },
    [editors],
  );

  const change = (changed: Partial<Wanted>) => {
    setWanted({ ...wanted, ...changed });
    setReplaced(0);
  };
  const step = (by: 1 | -1) => {
    const next = matches[(place + by + matches.length) % matches.length];
    if (next) setOrigin(next);
  };
  const enter = () => {
    const found = editors();
    const back = now ?? (found.some(([field]) => field === origin.field) ? origin : undefined);
    if (back) enterMatch(found, clamp(found, back));
  };
  const again = () => setTurn(turn + 1);
  const replace = () => {
    if (!now) return;
    undoManager.stopCapturing(); // a step of undo of its own
    const end = replaceMatch(editors(), now, replacement);
    done.current = undoManager.undoStack.at(-1);
    undoManager.stopCapturing();
    setOrigin({ field: now.field, from: end, to: end });
    setReplaced(replaced + 1);
    again();
  };
  const replaceAll = () => {
    undoManager.stopCapturing();
    const count = replaceMatches(editors(), wanted, replacement);
    done.current = undoManager.undoStack.at(-1);
    undoManager.stopCapturing();
    setReplaced(count);
    again();
  };
  const undo = () => {
    if (undoManager.undoStack.at(-1) === done.current) undoManager.undo();
    else showToast(quotes("tooLate"));
    setReplaced(0);
    again();
  };
  return {
    ...{ wanted, change, count: matches.length, place, step, enter, ask },
    ...{ replacement, setReplacement, replace, replaceAll, replaced, undo },
    isEditable: isEditable && !isClosed,
  };
}

/** The match that is looked at, or the first one after it; behind the last one comes the first. */
function placeOf(matches: Match[], origin: Match): number {
  const found = matches.findIndex(({ field, from }) => {
    const order = fields.indexOf(field) - fields.indexOf(origin.field);
    return order > 0 || (order === 0 && from >= origin.from);
  });
  return Math.max(0, found);
}

function clamp(editors: Editors, { field, from, to }: Match): Match {
  const size = editors.find(([name]) => name === field)?.[1].state.doc.content.size ?? 0;
  return { field, from: Math.min(from, size), to: Math.min(to, size) };
}
