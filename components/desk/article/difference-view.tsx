"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/show.tsx";
import type { BlockChange, Part } from "#newsroom/body-difference.ts";
import type { Difference, FactChange } from "#newsroom/difference.ts";
import { useDesk } from "./story-desk.tsx";
import { useNamed } from "./use-named.ts";

/** Live text against draft. Additions and removals are told by mark, by shape and to those who listen. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const t = useTranslations("difference");
  const { fields, body, facts, sources, lead } = difference;
  return (
    <div className="space-y-4 rounded-md border border-rule p-4">
      {fields.map(({ field, parts }) => (
        <Group key={field} title={t(`fields.${field}`)}>
          <Text parts={parts} />
        </Group>
      ))}
      {body.length > 0 && (
        <Group title={t("body")}>
          <Body changes={body} />
        </Group>
      )}
      {lead && (
        <Group title={t("lead")}>
          <Badge>{t(`kinds.${lead.kind}`)}</Badge>
          {lead.texts.map(({ field, parts }) => (
            <div key={field}>
              <span className="text-muted text-small">{t(field)}</span>
              <Text parts={parts} />
            </div>
          ))}
          {lead.isDecorative.before !== lead.isDecorative.after && (
            <p>
              {t("decorative")}: <Swap before={yes(lead.isDecorative.before)} after={yes(lead.isDecorative.after)} />
            </p>
          )}
        </Group>
      )}
      {sources.length > 0 && (
        <Group title={t("sources")}>
          <Sources changes={sources} />
        </Group>
      )}
      {facts.length > 0 && (
        <Group title={t("facts")}>
          <Facts changes={facts} />
        </Group>
      )}
    </div>
  );

  function yes(is: boolean): string {
    return t(is ? "yes" : "no");
  }
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-1">
      <h3 className="font-semibold text-muted text-small">{title}</h3>
      {children}
    </section>
  );
}

/** Direction follows the text's own letters; the words for listeners stand outside of it. */
function Text({ parts, isInline = false }: { parts: Part[]; isInline?: boolean }) {
  const Box = isInline ? "span" : "p";
  const t = useTranslations("difference");
  return (
    <Box dir="auto" className="whitespace-pre-wrap leading-relaxed">
      {parts.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        const look =
          kind === "added"
            ? "bg-added px-0.5 underline decoration-2 underline-offset-4"
            : "bg-removed px-0.5 line-through";
        return (
          <Mark key={key} className={look}>
            <span className="sr-only">{t(kind === "added" ? "insertion" : "deletion")} </span>
            {text}
            <span className="sr-only"> {t("end")} </span>
          </Mark>
        );
      })}
    </Box>
  );
}

const told = new Set(["paragraph", "heading", "listItem", "blockquote", "attribution", "picture", "horizontalRule"]);

/** Unchanged stretches are counted, not repeated. */
function Body({ changes }: { changes: BlockChange[] }) {
  const t = useTranslations("difference");
  const rows: ReactNode[] = [];
  let unchanged = 0;
  const tellUnchanged = () => {
    if (unchanged > 0)
      rows.push(
        <p key={`same${rows.length}`} className="text-muted text-small">
          ⋯ {t("unchanged", { count: unchanged })}
        </p>,
      );
    unchanged = 0;
  };
  for (const change of changes) {
    if (change.kind === "same") {
      unchanged += 1;
      continue;
    }
    tellUnchanged();
    const block = told.has(change.block) ? change.block : "other";
    rows.push(
      <div key={`block${rows.length}`} className="border-field border-s-2 ps-3">
        <p className="flex flex-wrap gap-x-2 text-muted text-small">
          <span>{t(`blocks.${block}`)}</span>
          <span className="font-semibold text-ink">{t(`kinds.${change.kind}`)}</span>
          {change.aspects.length > 0 && (
            <span>({change.aspects.map((aspect) => t(`aspects.${aspect}`)).join(" · ")})</span>
          )}
        </p>
        <Text parts={change.parts} />
      </div>,
    );
  }
  tellUnchanged();
  return <div className="space-y-2">{rows}</div>;
}

function Sources({ changes }: { changes: Difference["sources"] }) {
  const t = useTranslations("difference");
  const kinds = useTranslations("sources.kinds");
  return (
    <ul className="space-y-1">
      {changes.map(({ kind, source, before }) => (
        <li key={`${kind} ${source.kind} ${source.name} ${source.link} ${source.note}`}>
          <Badge>{t(kind === "moved" ? "sourceMoved" : `kinds.${kind}`)}</Badge>{" "}
          <bdi className="font-medium">{source.name}</bdi>{" "}
          <span className="text-muted text-small">{kinds(source.kind)}</span>
          {kind === "changed" && source.link !== before.link && (
            <p dir="ltr" className="text-small">
              <Swap before={before.link || t("none")} after={source.link || t("none")} />
            </p>
          )}
          {kind === "changed" && source.note !== before.note && (
            <p className="text-small">
              {t("note")}: <Swap before={before.note || t("none")} after={source.note || t("none")} />
            </p>
          )}
          {kind === "changed" && source.isShown !== before.isShown && (
            <p className="text-small">
              {t("shown")}: <Swap before={t(before.isShown ? "yes" : "no")} after={t(source.isShown ? "yes" : "no")} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ changes }: { changes: FactChange[] }) {
  const t = useTranslations("difference");
  const tell = useFactWords();
  return (
    <ul className="space-y-1">
      {changes.map((change) => (
        <li key={change.fact}>
          <span className="text-muted text-small">{t(`fact.${change.fact}`)}: </span>
          <Swap before={tell(change.fact, change.before)} after={tell(change.fact, change.after)} />
        </li>
      ))}
    </ul>
  );
}

function useFactWords() {
  const t = useTranslations();
  const { choices } = useDesk();
  const named = useNamed();
  return (fact: FactChange["fact"], values: FactChange["after"]): string => {
    if (values.length === 0) return t(fact === "slug" ? "difference.fromHeadline" : "difference.none");
    const lists = { section: choices.sections, bylines: choices.authors, topics: choices.topics };
    if (fact === "slug") return values.join("");
    if (fact === "language") return values.map((value) => t(`facts.${value === "ar" ? "ar" : "en"}`)).join("");
    const known = named(lists[fact]);
    return values.map((id) => known.find((option) => option.id === id)?.label ?? `${id}`).join(t("difference.comma"));
  };
}

function Swap({ before, after }: { before: string; after: string }) {
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      <Text isInline parts={[{ kind: "removed", text: before }]} />
      <Text isInline parts={[{ kind: "added", text: after }]} />
    </span>
  );
}
