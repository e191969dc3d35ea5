"use client";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { useRefusalSentence } from "./refusal-note.tsx";
import { useDeed } from "./use-deed.ts";

/** The other language, named in itself. */
const others = {
  ar: { language: "en", name: "English", dir: "ltr" },
  en: { language: "ar", name: "العربية", dir: "rtl" },
} as const;

type Props = { chooseLanguage: (input: { language: string }) => Promise<Outcome<void>> };

export function LanguageButton({ chooseLanguage }: Props) {
  const other = others[useLocale() === "ar" ? "ar" : "en"];
  const router = useRouter();
  const sentence = useRefusalSentence();
  const { run, isPending, refusal } = useDeed(chooseLanguage);

  async function choose() {
    if (await run({ language: other.language })) router.refresh();
  }

  useEffect(() => {
    if (refusal) showToast(sentence(refusal));
  }, [refusal, sentence]);

  return (
    <Button look="plain" isPending={isPending} onPress={choose}>
      <span lang={other.language} dir={other.dir}>
        {other.name}
      </span>
    </Button>
  );
}
