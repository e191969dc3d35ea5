"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { ConfirmDialog } from "#components/ui/dialog.tsx";
import type { PersonRow } from "#db/people.ts";
import type { PersonDeeds } from "./person-line.tsx";
import { RoleBoxes } from "./role-boxes.tsx";

type Props = { person: PersonRow; deed: PersonDeeds["changeRoles"]; onDone: () => void; onClose: () => void };

export function RolesDialog({ person, deed, onDone, onClose }: Props) {
  const t = useTranslations("staff");
  const { run, isPending, refusal } = useDeed(deed);
  const [roles, setRoles] = useState(person.roles);

  async function confirm() {
    if (await run({ id: person.id, roles })) onDone();
  }

  return (
    <ConfirmDialog
      title={t("ask.roles.title", { name: person.name })}
      confirmLabel={t("ask.roles.confirm")}
      cancelLabel={t("cancel")}
      isPending={isPending}
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <p>{t("ask.roles.text")}</p>
      <RoleBoxes value={roles} onChange={setRoles} />
      <RefusalNote refusal={refusal} />
    </ConfirmDialog>
  );
}
