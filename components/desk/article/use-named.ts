import { useLocale } from "next-intl";

export type Named = { id: number; nameAr: string; nameEn: string };

/** Names in the interface's language. */
export function useNamed() {
  const locale = useLocale();
  return (all: Named[]) => all.map(({ id, nameAr, nameEn }) => ({ id, label: locale === "ar" ? nameAr : nameEn }));
}
