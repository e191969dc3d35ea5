"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Badge } from "#components/ui/show.tsx";
import type { Surroundings } from "#db/versions.ts";
import type { Difference } from "#newsroom/difference.ts";
import { DifferenceBody } from "./difference-body.tsx";
import { DifferenceContext, hasVisibleChange, useAnchor, useShown, visibleParts } from "./difference-context.ts";
import { DifferenceFacts, DifferenceSources } from "./difference-facts.tsx";
import { DifferencePictures } from "./difference-pictures.tsx";
import { DifferenceSummary } from "./difference-summary.tsx";
import { DifferenceText } from "./difference-text.tsx";
import { useChangeWalk } from "./use-change-walk.ts";

type Props = { difference: Difference; surroundings: Surroundings; isBrief?: boolean };

/**
 * What changed from one version to another, the same wherever it is asked. Additions and removals are told by mark, by shape
 * and to those who listen; changes of spelling lightly. `isBrief`: without the count and the way from change to change.
 */
export function DifferenceView({ difference, surroundings, isBrief = false }: Props) {
  const [showsSpelling, setShowsSpelling] = useState(true);
  const prefix = `change-${useId()}-`;
  const shown = { prefix, changes: difference.changes, hidesSpelling: !showsSpelling, surroundings };
  const frame = useRef<HTMLDivElement>(null);
  return (
    <DifferenceContext value={shown}>
      <div ref={frame} className="difference space-y-4">
        {!isBrief && (
          <DifferenceSummary difference={difference} showsSpelling={showsSpelling} onSpelling={setShowsSpelling} />
        )}
        <Groups difference={difference} />
        {!isBrief && <Walk frame={frame} shownBy={`${showsSpelling}${difference.changes.length}`} />}
      </div>
    </DifferenceContext>
  );
}

function Groups({ difference: { fields, body, facts, sources, lead } }: { difference: Difference }) {
  const t = useTranslations("difference");
  const { hidesSpelling } = useShown();
  const anchor = useAnchor();
  const shownFields = fields.filter(({ parts }) => hasVisibleChange(visibleParts(parts, hidesSpelling)));
  return (
    <div className="space-y-4 rounded-md border border-rule p-4 empty:hidden">
      {shownFields.map(({ field, parts }) => (
        <Group key={field} title={t(`fields.${field}`)}>
          <DifferenceText parts={parts} />
        </Group>
      ))}
      {lead && (
        <Group title={t("lead")}>
          <div {...anchor(lead.change)} className="space-y-1">
            <Badge>{t(`kinds.${lead.kind}`)}</Badge>
            <DifferencePictures
              before={lead.pictures.before}
              after={lead.pictures.after}
              texts={lead.texts}
              isDecorative={lead.isDecorative}
            />
          </div>
        </Group>
      )}
      {body.length > 0 && (
        <Group title={t("body")}>
          <DifferenceBody changes={body} />
        </Group>
      )}
      {sources.length > 0 && (
        <Group title={t("sources")}>
          <DifferenceSources changes={sources} />
        </Group>
      )}
      {facts.length > 0 && (
        <Group title={t("facts")}>
          <DifferenceFacts changes={facts} />
        </Group>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-1">
      <h3 className="font-semibold text-muted text-small">{title}</h3>
      {children}
    </section>
  );
}

/** The way from change to change: stays in sight below a long difference. */
function Walk({ frame, shownBy }: { frame: React.RefObject<HTMLDivElement | null>; shownBy: string }) {
  const t = useTranslations("difference");
  const { place, go } = useChangeWalk(frame, shownBy);
  if (place.of < 2) return null;
  return (
    <div className="difference-walk sticky bottom-(--below,0px) flex items-center justify-center gap-2 border-rule border-t bg-paper py-1.5">
      <Button look="plain" aria-keyshortcuts="Shift+F7" onPress={() => go(-1)}>
        {t("previous")}
      </Button>
      <p role="status" className="min-w-16 text-center text-muted text-small tabular-nums">
        {place.at === 0 ? t("places", { count: place.of }) : t("place", place)}
      </p>
      <Button look="plain" aria-keyshortcuts="F7" onPress={() => go(1)}>
        {t("next")}
      </Button>
    </div>
  );
}
