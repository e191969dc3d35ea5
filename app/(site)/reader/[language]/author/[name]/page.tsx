import type { Metadata } from "next";
import { cache } from "react";
import { wordsOf } from "#components/site/words.ts";
import { findAuthor } from "#db/published/addresses.ts";
import type { List } from "#newsroom/address.ts";
import { ListPage } from "../../list-page.tsx";
import { helpMetadata, listMetadata } from "../../metadata.ts";
import { MissingPage } from "../../missing-page.tsx";
import { type PageProps, type PageRequest, readRequest, readSite } from "../../page-request.ts";

const readAuthor = cache(findAuthor); // once for the head and the page

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const request = await readRequest(props);
  const { language, name } = request;
  const site = await readSite(language);
  const author = await readAuthor(name, language);
  return author
    ? listMetadata(site, addressOf(author.slug, request), author.name)
    : helpMetadata(site, language, wordsOf(language)("missingTitle"));
}

export default async function AuthorPage(props: PageProps) {
  const request = await readRequest(props);
  const { language, name } = request;
  const author = await readAuthor(name, language);
  if (!author) return <MissingPage language={language} />;
  return (
    <ListPage
      request={request}
      list={{ kind: "author", id: author.id }}
      address={addressOf(author.slug, request)}
      title={author.name}
      label={wordsOf(language)("author")}
    />
  );
}

function addressOf(author: string, { language, before }: PageRequest): List {
  return { kind: "author", language, author, before };
}
