import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { Shell } from "#components/desk/shell.tsx";
import { type Actor, can } from "#newsroom/permissions.ts";
import { answer } from "../action.ts";
import { demandSession } from "../actor.ts";
import { describeDesk } from "../describe-desk.ts";
import { DeskDocument } from "../desk-document.tsx";
import { chooseLanguage } from "../language-action.ts";
import { leaveDesk } from "../login/actions.ts";
import { changePassword } from "./account/actions.ts";
import { find } from "./actions.ts";

export const generateMetadata = describeDesk;

/** Every page asks again who is there: a layout is not rendered anew when the page inside it changes. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const who = await answer(demandSession);
  const language = (await getLocale()) === "en" ? "en" : "ar";
  if (!who.ok) {
    return (
      <DeskDocument>
        <main className="mx-auto max-w-prose px-5 py-16">
          <RefusalNote refusal={who.refusal} />
        </main>
      </DeskDocument>
    );
  }
  const { actor, mustChangePassword } = who.value;
  const isFolded = (await cookies()).get(`khabar-folded-${actor.id}`)?.value === "1";
  return (
    <DeskDocument>
      <Shell
        places={mustChangePassword ? ["account"] : placesOf(actor)}
        mayWrite={!mustChangePassword && can(actor, "article.create")}
        mayList={can(actor, "article.list")}
        person={{ id: actor.id, name: actor.name, email: actor.email }}
        {...{ language, isFolded, chooseLanguage, changePassword, leaveDesk, find }}
      >
        {children}
      </Shell>
    </DeskDocument>
  );
}

/** The nouns that a person may look at, in the order of a working day. */
function placesOf(actor: Actor) {
  return [
    "home" as const,
    ...(can(actor, "article.list") ? (["articles"] as const) : []),
    ...(can(actor, "picture.read") ? (["pictures"] as const) : []),
    ...(can(actor, "staff.read") ? (["staff"] as const) : []),
    ...(can(actor, "diary.read") ? (["diary"] as const) : []),
    ...(can(actor, "settings.change") ? (["settings"] as const) : []),
    "account" as const,
  ];
}
