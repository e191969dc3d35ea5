"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { countChanges, type Difference, listTellings } from "#newsroom/difference.ts";
import { type Telling, tellingKinds } from "#newsroom/telling-words.ts";
import { weights } from "#newsroom/text-difference.ts";
import { useShown } from "./difference-context.ts";
import { visit } from "./use-change-walk.ts";

const mostFirst = 8; // of one kind

/** How much changed, and what an editor asks first: which numbers, dates and names. Each line leads to its place. */
export function DifferenceSummary({
  difference,
  showsSpelling,
  onSpelling,
}: {
  difference: Difference;
  showsSpelling: boolean;
  onSpelling: (isShown: boolean) => void;
}) {
  const t = useTranslations("difference");
  const count = countChanges(difference);
  const tellings = listTellings(difference);
  const counted = weights.filter((weight) => weight === "meaning" || count[weight] > 0);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="font-semibold">
          {counted.map((weight) => t(`count.${weight}`, { count: count[weight] })).join(t("comma"))}
        </p>
        {count.spelling > 0 && (
          <Checkbox isSelected={showsSpelling} onChange={onSpelling}>
            {t("showSpelling")}
          </Checkbox>
        )}
      </div>
      {difference.isCoarse && <p className="text-muted text-small">{t("coarse")}</p>}
      {tellingKinds.some((kind) => tellings[kind].length > 0) && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-rule border-y py-2">
          {tellingKinds.map(
            (kind) =>
              tellings[kind].length > 0 && (
                <div key={kind} className="contents">
                  <dt className="pt-1.5 font-medium text-muted text-small">{t(`tellings.${kind}`)}</dt>
                  <dd>
                    <Tellings all={tellings[kind]} />
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
    </div>
  );
}

function Tellings({ all }: { all: (Telling & { change: number })[] }) {
  const t = useTranslations("difference");
  const rest = all.slice(mostFirst);
  return (
    <>
      <TellingList some={all.slice(0, mostFirst)} />
      {rest.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm px-1 py-1 text-muted text-small hover:text-ink">
            {t("more", { count: rest.length })}
          </summary>
          <TellingList some={rest} />
        </details>
      )}
    </>
  );
}

function TellingList({ some }: { some: (Telling & { change: number })[] }) {
  const t = useTranslations("difference");
  const { prefix } = useShown();
  const go = (change: number) => {
    const place = document.getElementById(`${prefix}${change}`);
    if (place) visit(place);
  };
  const word = ({ before, after }: Telling) => {
    const b = (text: React.ReactNode) => <bdi>{text}</bdi>;
    if (before === "") return t.rich("come", { after, b });
    return after === "" ? t.rich("gone", { before, b }) : t.rich("turned", { before, after, b });
  };
  return (
    <ul className="flex flex-wrap gap-x-1">
      {some.map((telling, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a difference never change
        <li key={place} className="min-w-0">
          <button
            type="button"
            onClick={() => go(telling.change)}
            className="wrap-anywhere min-h-11 cursor-pointer rounded-sm px-2 py-1 text-start underline decoration-rule underline-offset-4 hover:bg-wash hover:decoration-ink md:min-h-8"
          >
            {word(telling)}
          </button>
        </li>
      ))}
    </ul>
  );
}
