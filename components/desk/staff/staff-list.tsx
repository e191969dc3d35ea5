"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PersonRow } from "#db/people.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { type PersonDeeds, PersonLine } from "./person-line.tsx";

/** A colleague with what readers see of them. */
export type StaffRow = PersonRow & { nameAr: string; nameEn: string; picture: PictureView | null };

type Props = { people: StaffRow[]; selfId: number; style: DateStyle; now: Date; deeds: PersonDeeds };

const many = 8;

/** Everybody, those who can sign in first; a search when they are many. */
export function StaffList({ people, selfId, style, now, deeds }: Props) {
  const t = useTranslations("staff");
  const roles = useTranslations("roles");
  const language = useLocale();
  const [search, setSearch] = useState("");
  const wanted = fold(search).split(/\s+/);
  const found = people.filter((person) => {
    const text = fold(
      [person.name, person.nameAr, person.nameEn, person.email, ...person.roles.map((role) => roles(role))].join(" "),
    );
    return wanted.every((word) => text.includes(word));
  });
  const groups = [
    { name: "working", rows: found.filter((person) => !person.isDisabled) },
    { name: "disabled", rows: found.filter((person) => person.isDisabled) },
  ] as const;
  return (
    <div>
      {people.length > many && (
        <div className="max-w-md pb-4">
          <TextField label={t("search")} type="search" value={search} onChange={setSearch} autoComplete="off" />
        </div>
      )}
      <p role="status" className={search ? "pb-2 text-muted text-small" : "sr-only"}>
        {search && t("found", { count: found.length })}
      </p>
      {found.length === 0 && (
        <EmptyState title={t("nobody")} action={<Button onPress={() => setSearch("")}>{t("showAll")}</Button>}>
          {t("nobodyText")}
        </EmptyState>
      )}
      {groups.map(
        ({ name, rows }) =>
          rows.length > 0 && (
            <section key={name} aria-labelledby={`staff-${name}`} className="pb-8">
              <h2 id={`staff-${name}`} className="flex items-baseline gap-2 border-ink border-b pb-1.5 font-semibold">
                {t(`group.${name}`)}
                <span className="font-normal text-muted tabular-nums">
                  {rows.length.toLocaleString(language === "en" ? "en" : "ar-u-nu-latn")}
                </span>
              </h2>
              <ul className="divide-y divide-rule border-rule border-b">
                {rows.map((person) => (
                  <PersonLine
                    key={person.id}
                    person={person}
                    isSelf={person.id === selfId}
                    style={style}
                    now={now}
                    deeds={deeds}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}

/** Letters that Arabic writes in several ways are one, and marks are none. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه");
}
