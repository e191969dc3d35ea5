"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Choice } from "#components/ui/choice.tsx";
import type { Language } from "#newsroom/article.ts";
import type { Outcome } from "#newsroom/refusal.ts";

/** Each language named in itself. */
const names: { id: Language; label: string }[] = [
  { id: "ar", label: "العربية" },
  { id: "en", label: "English" },
];

type Props = { chooseLanguage: (input: { language: string }) => Promise<Outcome<void>> };

export function LanguageChoice({ chooseLanguage }: Props) {
  const t = useTranslations("account");
  const language = useLocale() === "en" ? "en" : "ar";
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(chooseLanguage);

  async function choose(chosen: Language | null) {
    if (chosen && (await run({ language: chosen }))) router.refresh();
  }

  return (
    <div className="max-w-60 space-y-3">
      <RefusalNote refusal={refusal} />
      <Choice
        label={t("language")}
        isLabelHidden
        options={names}
        value={language}
        onChange={choose}
        isDisabled={isPending}
      />
    </div>
  );
}
