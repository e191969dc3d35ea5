import type { Metadata } from "next";
import { cache } from "react";
import { findSection } from "#db/published/addresses.ts";
import type { List } from "#newsroom/address.ts";
import { readPage } from "../../../../site-page.ts";
import { ListPage } from "../../list-page.tsx";
import { helpMetadata, listMetadata } from "../../metadata.ts";
import { MissingPage } from "../../missing-page.tsx";
import { type PageProps, type PageRequest, readRequest } from "../../page-request.ts";

const readSection = cache(findSection); // once for the head and the page

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const request = await readRequest(props);
  const { language, name } = request;
  const { site, words } = await readPage(language);
  const section = await readSection(name, language);
  return section
    ? listMetadata(site, addressOf(section.slug, request), section.name)
    : helpMetadata(site, language, words("missingTitle"));
}

export default async function SectionPage(props: PageProps) {
  const request = await readRequest(props);
  const { language, name } = request;
  const section = await readSection(name, language);
  if (!section) return <MissingPage language={language} />;
  return (
    <ListPage
      request={request}
      list={{ kind: "section", id: section.id }}
      address={addressOf(section.slug, request)}
      title={section.name}
    />
  );
}

function addressOf(section: string, { language, before }: PageRequest): List {
  return { kind: "section", language, section, before };
}
