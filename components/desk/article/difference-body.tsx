"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import type { BlockChange } from "#newsroom/body-difference.ts";
import { hasVisibleChange, useAnchor, useShown, visibleParts } from "./difference-context.ts";
import { DifferencePictures } from "./difference-pictures.tsx";
import { DifferenceText, Swap } from "./difference-text.tsx";

const told = new Set([
  ...["paragraph", "heading", "listItem", "blockquote", "attribution", "picture", "horizontalRule", "pullQuote"],
  ...["factBox", "boxTitle", "tableRow", "embed", "relatedStory"],
]);

/** Every block that changed; unchanged stretches are folded. */
export function DifferenceBody({ changes }: { changes: BlockChange[] }) {
  const { hidesSpelling } = useShown();
  const rows: ReactNode[] = [];
  let unchanged: BlockChange[] = [];
  const tellUnchanged = () => {
    if (unchanged.length > 0) rows.push(<Unchanged key={`same${rows.length}`} blocks={unchanged} />);
    unchanged = [];
  };
  for (const change of changes) {
    const isShown =
      change.change !== null ||
      (change.picture?.texts.some(({ parts }) => hasVisibleChange(visibleParts(parts, hidesSpelling))) ?? false) ||
      hasVisibleChange(visibleParts(change.parts, hidesSpelling));
    if (!isShown) {
      unchanged.push(change);
      continue;
    }
    tellUnchanged();
    rows.push(<Block key={`block${rows.length}`} change={change} />);
  }
  tellUnchanged();
  return <div className="space-y-3">{rows}</div>;
}

function Unchanged({ blocks }: { blocks: BlockChange[] }) {
  const t = useTranslations("difference");
  const texts = blocks.filter(({ parts }) => parts.length > 0);
  const label = `⋯ ${t("unchanged", { count: blocks.length })}`;
  if (texts.length === 0) return <p className="text-muted text-small">{label}</p>;
  return (
    <details className="text-muted">
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-small hover:text-ink">{label}</summary>
      <div className="space-y-2 py-2">
        {texts.map(({ parts, dir }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a difference never change
          <DifferenceText key={place} parts={parts} dir={dir} />
        ))}
      </div>
    </details>
  );
}

function Block({ change }: { change: BlockChange }) {
  const t = useTranslations("difference");
  const anchor = useAnchor();
  const { kind, aspects, picture, links, story } = change;
  const block = told.has(change.block) ? change.block : "other";
  return (
    <div className="border-field border-s-2 ps-3" {...anchor(lonelyAnchor(change))}>
      <p className="flex flex-wrap gap-x-2 text-muted text-small">
        <span>{t(`blocks.${block}`)}</span>
        <span className="font-semibold text-ink">{t(`kinds.${kind}`)}</span>
        {aspects.length > 0 && <span>({aspects.map((aspect) => t(`aspects.${aspect}`)).join(" · ")})</span>}
      </p>
      {picture && (
        <DifferencePictures
          before={picture.before?.pictureId ?? null}
          after={picture.after?.pictureId ?? null}
          texts={picture.texts}
          isDecorative={{
            before: (picture.before ?? picture.after)?.isDecorative ?? false,
            after: (picture.after ?? picture.before)?.isDecorative ?? false,
          }}
        />
      )}
      {change.parts.length > 0 && <DifferenceText parts={change.parts} dir={change.dir} />}
      {links && <Links {...links} />}
      {story && <Stories {...story} />}
    </div>
  );
}

/** The whole block is the change, unless its words carry the same one. */
function lonelyAnchor({ change, parts }: BlockChange): number | null {
  return parts.some((part) => part.kind !== "same" && part.change === change) ? null : change;
}

function Links({ before, after }: { before: string[]; after: string[] }) {
  const t = useTranslations("difference");
  const [gone, come] = [before.filter((link) => !after.includes(link)), after.filter((link) => !before.includes(link))];
  if (gone.length + come.length === 0) return null;
  return (
    <p dir="ltr" className="wrap-anywhere text-small">
      <Swap before={gone.join(" ") || t("none")} after={come.join(" ") || t("none")} />
    </p>
  );
}

function Stories({ before, after }: { before: number | null; after: number | null }) {
  const t = useTranslations("difference");
  const { surroundings } = useShown();
  const sides = [
    { id: before, said: "before" },
    { id: after, said: "after" },
  ] as const;
  return (
    <ul>
      {sides.map(
        ({ id, said }) =>
          id !== null && (
            <li key={said}>
              <span className="text-muted text-small">{t(said)}: </span>
              <Link href={`/s/${id}`}>
                <bdi>{surroundings.stories.find((story) => story.id === id)?.headline ?? t("story", { id })}</bdi>
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}
