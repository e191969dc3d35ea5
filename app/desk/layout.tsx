import type { ReactNode } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { Shell } from "#components/desk/shell.tsx";
import { can } from "#newsroom/permissions.ts";
import { answer } from "../action.ts";
import { demandSession } from "../actor.ts";
import { describeDesk } from "../describe-desk.ts";
import { DeskDocument } from "../desk-document.tsx";
import { chooseLanguage } from "../language-action.ts";
import { leaveDesk } from "../login/actions.ts";

export const generateMetadata = describeDesk;

/** Every page asks again who is there: a layout is not rendered anew when the page inside it changes. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const who = await answer(demandSession);
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
  const places = mustChangePassword
    ? (["account"] as const)
    : [
        "home" as const,
        ...(can(actor, "article.list") ? (["articles"] as const) : []),
        ...(can(actor, "picture.read") ? (["pictures"] as const) : []),
        ...(can(actor, "staff.read") ? (["staff"] as const) : []),
        ...(can(actor, "diary.read") ? (["diary"] as const) : []),
        ...(can(actor, "settings.change") ? (["settings"] as const) : []),
        "account" as const,
      ];
  return (
    <DeskDocument>
      <Shell places={[...places]} name={actor.name} chooseLanguage={chooseLanguage} leaveDesk={leaveDesk}>
        {children}
      </Shell>
    </DeskDocument>
  );
}
