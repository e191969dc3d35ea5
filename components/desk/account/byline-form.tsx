"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote } from "#components/desk/refusal-note.tsx";
import { SaveRow } from "#components/desk/save-row.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { Byline } from "#db/account.ts";
import type { Outcome } from "#newsroom/refusal.ts";

type Props = { byline: Byline; changeByline: (byline: Byline) => Promise<Outcome<void>> };

export function BylineForm({ byline, changeByline }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(changeByline);
  const [names, setNames] = useState(byline);
  const [kept, setKept] = useState({ ...byline, isNew: false });
  const [touched, setTouched] = useState<string[]>([]);
  const wrong = fieldsOf(refusal);
  const missing = (field: keyof Byline) =>
    names[field].trim() === "" && (touched.includes(field) || wrong.includes(field)) ? t("nameMissing") : undefined;
  const isDirty = names.nameAr !== kept.nameAr || names.nameEn !== kept.nameEn;

  async function submit() {
    setTouched(["nameAr", "nameEn"]);
    if (!names.nameAr.trim() || !names.nameEn.trim() || !(await run(names))) return;
    setKept({ ...names, isNew: true });
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
      <RefusalNote refusal={refusal} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("nameAr")}
          value={names.nameAr}
          onChange={(nameAr) => setNames({ ...names, nameAr })}
          onBlur={() => setTouched([...touched, "nameAr"])}
          error={missing("nameAr")}
        />
        <TextField
          label={t("nameEn")}
          value={names.nameEn}
          onChange={(nameEn) => setNames({ ...names, nameEn })}
          onBlur={() => setTouched([...touched, "nameEn"])}
          error={missing("nameEn")}
        />
      </div>
      <SaveRow
        label={t("save")}
        saved={t("bylineChanged")}
        isDirty={isDirty}
        isPending={isPending}
        isSaved={kept.isNew}
      />
    </form>
  );
}
