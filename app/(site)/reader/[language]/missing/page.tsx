import type { Metadata } from "next";
import { wordsOf } from "#components/site/words.ts";
import { helpMetadata } from "../metadata.ts";
import { MissingPage } from "../missing-page.tsx";
import { type PageProps, readRequest, readSite } from "../page-request.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language } = await readRequest(props);
  return helpMetadata(await readSite(language), language, wordsOf(language)("missingTitle"));
}

export default async function Page(props: PageProps) {
  const { language } = await readRequest(props);
  return <MissingPage language={language} />;
}
