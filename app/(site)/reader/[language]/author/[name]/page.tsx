import type { Metadata } from "next";
import { cache } from "react";
import { findAuthor } from "#db/published/addresses.ts";
import type { List } from "#newsroom/address.ts";
import { readPage } from "../../../../site-page.ts";
import { ListPage } from "../../list-page.tsx";
import { helpMetadata, listMetadata } from "../../metadata.ts";
import { MissingPage } from "../../missing-page.tsx";
import { type PageProps, type PageRequest, readRequest } from "../../page-request.ts";

const readAuthor = cache(findAuthor); // once for the head and the page

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const request = await readRequest(props);
  const { language, name } = request;
  const { site, words } = await readPage(language);
  const author = await readAuthor(name, language);
  return author
    ? listMetadata(site, addressOf(author.slug, request), author.name)
    : helpMetadata(site, language, words("missingTitle"));
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
      portrait={author.picture}
      label={(await readPage(language)).words("author")}
    />
  );
}

function addressOf(author: string, { language, before }: PageRequest): List {
  return { kind: "author", language, author, before };
}
