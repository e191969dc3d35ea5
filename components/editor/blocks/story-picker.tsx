"use client";

import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useTranslations } from "next-intl";
import { use, useEffect, useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from "react-aria-components";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import type { Relatable } from "#db/related.ts";
import { beginStep, findBlock, putBlock } from "./block-commands.ts";
import { StoryFinder } from "./block-desk.tsx";
import type { FormProps } from "./block-windows.tsx";

/** Finds the story that this one points to: by words of its headline, in any spelling. */
export function StoryPicker({ editor, mayPut, onDone }: FormProps) {
  const t = useTranslations("newsBlocks");
  const stages = useTranslations("stages");
  const { id: own } = useDesk().view;
  const [text, setText] = useState("");
  const { found, state } = useFound(text);
  const stories = found.filter(({ id }) => id !== own); // a story does not point to itself
  const choose = (id: number) => {
    if (!mayPut) return;
    putRelated(editor, id);
    onDone();
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <div className="grid gap-2">
        <SearchField aria-label={t("findStory")} autoFocus>
          <Input
            dir="auto"
            placeholder={t("findStory")}
            className="min-h-11 w-full rounded-md border border-field bg-transparent px-3 outline-accent [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <ListBox
          aria-label={t("stories")}
          items={stories}
          selectionMode="none"
          onAction={(id) => choose(Number(id))}
          className="max-h-72 overflow-y-auto outline-none"
          renderEmptyState={() => (
            <p className="px-2 py-6 text-center text-muted">
              {t(state === "pending" ? "searching" : state === "failed" ? "searchFailed" : "noStories")}
            </p>
          )}
        >
          {({ id, headline, language, stage }) => (
            <ListBoxItem
              id={id}
              textValue={headline}
              className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-2 data-focused:bg-wash"
            >
              <span dir="auto" lang={language ?? undefined} className="grow">
                {headline}
              </span>
              <span className="text-light text-small">{stages(stage)}</span>
            </ListBoxItem>
          )}
        </ListBox>
        <p className="text-muted text-small">{t("relatedHelp")}</p>
      </div>
    </Autocomplete>
  );
}

type Found = { found: Relatable[]; state: "pending" | "done" | "failed" };

/** Asks once the typing rests; an answer that comes late is of no interest. */
function useFound(text: string): Found {
  const finder = use(StoryFinder);
  const [answer, setAnswer] = useState<Found>({ found: [], state: "pending" });
  useEffect(() => {
    if (!finder) return;
    let isLate = false;
    setAnswer((before) => ({ ...before, state: "pending" }));
    const timer = setTimeout(async () => {
      const outcome = await finder.findRelatable({ text: text.slice(0, 200) }).catch(() => null);
      if (isLate) return;
      setAnswer(outcome?.ok ? { found: outcome.value, state: "done" } : { found: [], state: "failed" });
    }, 150);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [finder, text]);
  return answer;
}

/** In the place of the chosen card, else as a new block. */
function putRelated(editor: Editor, articleId: number): void {
  const { state, view, schema } = editor;
  const node = schema.node("relatedStory", { articleId });
  const block = findBlock(state);
  if (block?.node.type.name !== "relatedStory") {
    putBlock(editor, node);
    return;
  }
  beginStep(state);
  const tr = state.tr.replaceWith(block.position, block.position + block.node.nodeSize, node);
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, block.position)));
}
