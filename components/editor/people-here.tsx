"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { canonical } from "#newsroom/canonical.ts";
import { type Presence, readPresence } from "#newsroom/presence.ts";

/** Who else has the story open, each once, however many tabs. */
export function PeopleHere({ awareness, ownId }: { awareness: Awareness; ownId: number }) {
  const t = useTranslations("editor");
  const [people, setPeople] = useState<Presence[]>([]);
  useEffect(() => {
    const look = () => {
      const found = [...awareness.getStates().values()].flatMap((state) => readPresence(state.user) ?? []);
      const others = new Map(found.filter(({ id }) => id !== ownId).map((person) => [person.id, person]));
      const now = [...others.values()];
      setPeople((before) => (canonical(before) === canonical(now) ? before : now)); // a cursor that moved changes nobody
    };
    look();
    awareness.on("change", look);
    return () => awareness.off("change", look);
  }, [awareness, ownId]);
  if (people.length === 0) return null;
  return (
    <ul aria-label={t("people")} className="people-here">
      {people.map(({ id, name, color }) => (
        <li key={id} dir="auto" className="person-here" style={{ backgroundColor: color }}>
          {name}
        </li>
      ))}
    </ul>
  );
}
