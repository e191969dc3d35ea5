"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote, useRefusalSentence } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Role } from "#newsroom/permissions.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { OneTimePassword } from "./one-time-password.tsx";
import { RoleBoxes } from "./role-boxes.tsx";

type Person = { name: string; email: string; roles: Role[] };
type Props = { add: (person: Person) => Promise<Outcome<{ id: number; oneTimePassword: string }>> };

const nobody: Person = { name: "", email: "", roles: [] };

export function AddPersonForm({ add }: Props) {
  const t = useTranslations("staff");
  const router = useRouter();
  const sentence = useRefusalSentence();
  const { run, isPending, refusal } = useDeed(add);
  const [person, setPerson] = useState(nobody);
  const [added, setAdded] = useState<{ name: string; password: string } | null>(null);
  const wrong = fieldsOf(refusal);
  const reason = refusal?.reason;

  async function submit() {
    const done = await run(person);
    if (!done) return;
    setAdded({ name: person.name, password: done.value.oneTimePassword });
    setPerson(nobody);
    router.refresh();
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {reason !== "emailTaken" && reason !== "rolesMissing" && <RefusalNote refusal={refusal} />}
      <TextField
        label={t("name")}
        value={person.name}
        onChange={(name) => setPerson({ ...person, name })}
        error={wrong.includes("name") ? t("nameMissing") : undefined}
        autoComplete="off"
      />
      <TextField
        label={t("email")}
        type="email"
        dir="ltr"
        value={person.email}
        onChange={(email) => setPerson({ ...person, email })}
        error={
          wrong.includes("email") ? t("emailOdd") : refusal && reason === "emailTaken" ? sentence(refusal) : undefined
        }
        autoComplete="off"
      />
      <RoleBoxes
        value={person.roles}
        onChange={(roles) => setPerson({ ...person, roles })}
        error={refusal && reason === "rolesMissing" ? sentence(refusal) : undefined}
      />
      <Button type="submit" look="primary" isPending={isPending}>
        {t("add")}
      </Button>
      <OneTimePassword name={added?.name ?? ""} password={added?.password ?? null} onClose={() => setAdded(null)} />
    </form>
  );
}
