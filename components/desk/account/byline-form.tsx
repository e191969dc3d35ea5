"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Byline } from "#db/account.ts";
import type { Outcome } from "#newsroom/refusal.ts";

type Props = { byline: Byline; changeByline: (byline: Byline) => Promise<Outcome<void>> };

export function BylineForm({ byline, changeByline }: Props) {
  const t = useTranslations("account");
  const { run, isPending, refusal } = useDeed(changeByline);
  const [names, setNames] = useState(byline);
  const wrong = fieldsOf(refusal);

  async function submit() {
    if (await run(names)) showToast(t("bylineChanged"));
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
      <RefusalNote refusal={refusal} />
      <TextField
        label={t("nameAr")}
        value={names.nameAr}
        onChange={(nameAr) => setNames({ ...names, nameAr })}
        error={wrong.includes("nameAr") ? t("nameMissing") : undefined}
      />
      <TextField
        label={t("nameEn")}
        value={names.nameEn}
        onChange={(nameEn) => setNames({ ...names, nameEn })}
        error={wrong.includes("nameEn") ? t("nameMissing") : undefined}
      />
      <div>
        <Button type="submit" isPending={isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
