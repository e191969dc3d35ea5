"use client";

import { useTranslations } from "next-intl";
import type { Advice, Requirement } from "#newsroom/requirements.ts";
import { showAtEdge } from "./edge-state.ts";
import { useDesk } from "./story-desk.tsx";

/** Where each thing that can be missing is filled in. The text boxes belong to the editor, the rest to the panels. */
const places: Record<Requirement | Advice, string> = {
  headline: ".field-headline",
  standfirst: ".field-standfirst",
  paragraph: ".field-body",
  bodyPicture: ".field-body",
  bodyCaption: ".field-body",
  bodyCredit: ".field-body",
  bodyAlternative: ".field-body",
  embedLink: ".field-body",
  relatedStory: ".field-body",
  section: "#fact-section",
  language: "#fact-language",
  byline: "#fact-bylines",
  source: "#fact-sources",
  leadPicture: "#fact-lead",
  leadCaption: "#lead-caption",
  leadCredit: "#lead-credit",
  leadAlternative: "#lead-alternative",
};

const takesFocus = "[contenteditable=true], input:not([type=file], [type=hidden]), textarea, select, button";

/** Takes the writer to the field where the thing is missing, and unfolds what hides it. */
export function goToField(key: Requirement | Advice): void {
  const place = document.querySelector<HTMLElement>(places[key]);
  if (place) showAtEdge(place);
  setTimeout(() => enterField(place)); // once it is there
}

function enterField(place: HTMLElement | null): void {
  const target = place?.matches(takesFocus) ? place : place?.querySelector<HTMLElement>(takesFocus);
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

/** Says beside a field that publishing waits for it. */
export function NeededHere({ what }: { what: Requirement }) {
  const t = useTranslations("checks");
  const { missing } = useDesk();
  if (!missing.includes(what)) return null;
  return (
    <p dir="auto" className="pt-1 text-muted text-small">
      <span aria-hidden="true">● </span>
      {t("neededHere")}
    </p>
  );
}

/** Everything that is missing, each line a way to its field. */
export function MissingList({ keys, onGo = () => {} }: { keys: Requirement[]; onGo?: () => void }) {
  const t = useTranslations("requirements");
  return (
    <ul className="needs">
      {keys.map((key) => (
        <li key={key}>
          <FieldLink what={key} onGo={onGo}>
            {t(key)}
          </FieldLink>
        </li>
      ))}
    </ul>
  );
}

export function AdviceList({ keys }: { keys: Advice[] }) {
  const t = useTranslations();
  return (
    <>
      <p className="pt-3 text-muted text-small">{t("checks.advised")}</p>
      <ul className="needs needs-advice">
        {keys.map((key) => (
          <li key={key}>
            <FieldLink what={key} onGo={() => {}}>
              {t(`advice.${key}`)}
            </FieldLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A link within the page, so that it works like one; the focus goes along. */
function FieldLink({ what, onGo, children }: { what: Requirement | Advice; onGo: () => void; children: string }) {
  return (
    <a
      href={`#to-${what}`}
      className="text-ink underline underline-offset-4"
      onClick={(event) => {
        event.preventDefault();
        onGo();
        setTimeout(() => goToField(what)); // after a dialog has given its focus back
      }}
    >
      {children}
    </a>
  );
}
