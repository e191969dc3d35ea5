"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { Presence } from "#newsroom/presence.ts";

/** Who else has the story open, each once, however many tabs. */
export function PeopleHere({ awareness, ownId }: { awareness: Awareness; ownId: number }) {
  const t = useTranslations("editor");
  const [people, setPeople] = useState<Presence[]>([]);
  useEffect(() => {
    const look = () => {
      const found = [...awareness.getStates().values()].map((state) => state.user).filter(isPresence);
      const others = new Map(found.filter(({ id }) => id !== ownId).map((person) => [person.id, person]));
      setPeople([...others.values()]);
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

/** What others' browsers say of themselves comes through the server as they wrote it. */
function isPresence(user: unknown): user is Presence {
  if (typeof user !== "object" || user === null) return false;
  const { id, name, color }: Partial<Record<keyof Presence, unknown>> = user;
  return (
    typeof id === "number" && typeof name === "string" && typeof color === "string" && /^#[\da-f]{6}$/i.test(color)
  );
}
