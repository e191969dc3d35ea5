"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Badge } from "#components/ui/show.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Source } from "#newsroom/article.ts";
import { canonical } from "#newsroom/canonical.ts";
import { FactNote } from "./fact-conflict.tsx";
import { NeededHere } from "./needs.tsx";
import { OrderedList } from "./ordered-list.tsx";
import { Panel } from "./panel.tsx";
import { SourceForm } from "./source-form.tsx";
import { useDesk } from "./story-desk.tsx";

type Keyed = { source: Source; key: string };

/** The form: of which source (null: a new one), and the list in which it was opened. */
type Open = { source: Source | null; from: Source[]; key: string };

/** Where the story comes from, in the order that readers see; the hidden ones stay in the newsroom. */
export function SourcesPanel() {
  const t = useTranslations("sources");
  const { view, facts } = useDesk();
  const [open, setOpen] = useState<Open | null>(null);
  const { sources } = facts.facts;
  const isDisabled = !view.may.edit;

  const keep = (source: Source) => {
    const old = open?.source;
    if (old) {
      const list = placeOf(old, sources) < 0 ? open.from : sources; // what somebody did to it since is not written over
      facts.change({ sources: list.with(placeOf(old, list), source) }, { from: { sources: list } });
    } else facts.change({ sources: [...sources, source] });
    setOpen(null);
    showToast(t("attached", { name: source.name }));
  };
  const remove = ({ source }: Keyed, index: number) => {
    facts.change({ sources: sources.toSpliced(index, 1) });
    if (open?.source && placeOf(open.source, [source]) === 0) setOpen({ ...open, source: null }); // what is typed there becomes a new one
    const undo = () => facts.change((now) => ({ sources: now.sources.toSpliced(index, 0, source) }));
    showToast(t("removed", { name: source.name }), { label: t("undo"), onPress: undo });
  };

  return (
    <Panel name="sources" title={t("title")} id="fact-sources">
      {sources.length === 0 && <p className="pb-2 text-muted">{t("empty")}</p>}
      <OrderedList
        name="source"
        label={t("title")}
        items={withKeys(sources)}
        keyOf={({ key }) => key}
        words={({ source: { name } }) => ({
          moveUp: t("moveUp", { name }),
          moveDown: t("moveDown", { name }),
          remove: t("remove", { name }),
        })}
        show={({ source }) => (
          <Line
            source={source}
            onEdit={isDisabled ? null : () => setOpen({ source, from: sources, key: keyOf(source) })}
          />
        )}
        onChange={(items) => facts.change({ sources: items.map(({ source }) => source) })}
        onRemove={remove}
        isDisabled={isDisabled}
      />
      <NeededHere what="source" />
      <FactNote fact="sources" />
      {open && <SourceForm key={open.key} source={open.source} onDone={keep} onCancel={() => setOpen(null)} />}
      {!open && !isDisabled && (
        <div className="pt-2">
          <Button onPress={() => setOpen({ source: null, from: sources, key: "" })}>{t("add")}</Button>
        </div>
      )}
    </Panel>
  );
}

function Line({ source, onEdit }: { source: Source; onEdit: (() => void) | null }) {
  const t = useTranslations("sources");
  return (
    <div className="space-y-0.5 py-1">
      <p className="flex flex-wrap items-center gap-x-2">
        <bdi className="font-medium">{source.name}</bdi>
        <span className="text-muted text-small">{t(`kinds.${source.kind}`)}</span>
        {!source.isShown && <Badge tone="muted">{t("hidden")}</Badge>}
      </p>
      {source.link && (
        <p className="truncate text-small" dir="ltr">
          <a href={source.link} target="_blank" rel="noopener noreferrer" className="underline underline-offset-4">
            {source.link}
          </a>
        </p>
      )}
      {source.note && (
        <p className="whitespace-pre-wrap text-muted text-small" dir="auto">
          {source.note}
        </p>
      )}
      {onEdit && (
        <button
          type="button"
          className="min-h-8 cursor-pointer text-small underline underline-offset-4"
          aria-label={t("edit", { name: source.name })}
          onClick={onEdit}
        >
          {t("editShort")}
        </button>
      )}
    </div>
  );
}

function keyOf(source: Source): string {
  return [source.kind, source.name, source.link, source.note].join(" ");
}

function placeOf(source: Source, list: Source[]): number {
  return list.findIndex((other) => canonical(other) === canonical(source));
}

/** Two equal sources are still two lines. */
function withKeys(sources: Source[]): Keyed[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const key = keyOf(source);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return { source, key: `${key} ${seen.get(key)}` };
  });
}
