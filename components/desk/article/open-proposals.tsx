"use client";

import { useTranslations } from "next-intl";

/** That readers get nothing of what is only proposed: said wherever something is put before them. */
export function OpenProposals({ count }: { count: number }) {
  const t = useTranslations("suggesting");
  if (count === 0) return null;
  return <p className="py-1">{t("openShort", { count })}</p>;
}
