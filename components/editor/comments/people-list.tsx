"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Person } from "./use-talk.ts";

type Props = { id: string; people: Person[]; readers: Person[]; active: number; onChoose: (person: Person) => void };

/** Whom a comment may name. The focus stays in the text; who may not read the story is shown, with the reason. */
export function PeopleList({ id, people, readers, active, onChoose }: Props) {
  const t = useTranslations("comments");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollIntoView({ block: "nearest" }); // it answers with a promise in newer browsers, which is no way to tidy up
  }, []);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t("people")} className="comment-people">
      {people.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's, which keeps the focus
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person.id === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <bdi>{person.name}</bdi>
          {!readers.some((reader) => reader.id === person.id) && <small>{t("cannotRead")}</small>}
        </div>
      ))}
    </div>
  );
}
