import type { Metadata } from "next";
import { readPage } from "../../../site-page.ts";
import { helpMetadata } from "../metadata.ts";
import { MissingPage } from "../missing-page.tsx";
import { type PageProps, readRequest } from "../page-request.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language } = await readRequest(props);
  const { site, words } = await readPage(language);
  return helpMetadata(site, language, words("missingTitle"));
}

export default async function Page(props: PageProps) {
  const { language } = await readRequest(props);
  return <MissingPage language={language} />;
}
