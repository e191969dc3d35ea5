"use client";
import "#components/ui/nonce.ts";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { Toasts } from "#components/ui/toast.tsx";
import type { Language } from "#newsroom/article.ts";

/** Digits and calendar are pinned: ICU's defaults differ by country. */
const locales = { ar: "ar-u-nu-latn-ca-gregory", en: "en-GB-u-nu-latn-ca-gregory" } as const;

export function DeskProviders({ language, children }: { language: Language; children: ReactNode }) {
  const t = useTranslations("desk");
  const router = useRouter();
  return (
    <I18nProvider locale={locales[language]}>
      <RouterProvider navigate={router.push}>
        {children}
        <Toasts label={t("messages")} closeLabel={t("close")} />
      </RouterProvider>
    </I18nProvider>
  );
}
