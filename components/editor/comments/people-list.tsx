"use client";

import { useTranslations } from "next-intl";
import type { Person } from "./use-talk.ts";

type Props = { id: string; people: Person[]; readers: Person[]; active: number; onChoose: (person: Person) => void };

/** Whom a comment may name. The focus stays in the text; who may not read the story is shown, with the reason. */
export function PeopleList({ id, people, readers, active, onChoose }: Props) {
  const t = useTranslations("comments");
  return (
    <div id={id} role="listbox" aria-label={t("people")} className="comment-people">
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
