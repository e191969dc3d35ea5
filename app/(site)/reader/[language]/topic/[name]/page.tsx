import type { Metadata } from "next";
import { cache } from "react";
import { findTopic } from "#db/published/addresses.ts";
import type { List } from "#newsroom/address.ts";
import { readPage } from "../../../../site-page.ts";
import { ListPage } from "../../list-page.tsx";
import { helpMetadata, listMetadata } from "../../metadata.ts";
import { MissingPage } from "../../missing-page.tsx";
import { type PageProps, type PageRequest, readRequest } from "../../page-request.ts";

const readTopic = cache(findTopic); // once for the head and the page

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const request = await readRequest(props);
  const { language, name } = request;
  const { site, words } = await readPage(language);
  const topic = await readTopic(name, language);
  return topic
    ? listMetadata(site, addressOf(topic.slug, request), topic.name)
    : helpMetadata(site, language, words("missingTitle"));
}

export default async function TopicPage(props: PageProps) {
  const request = await readRequest(props);
  const { language, name } = request;
  const topic = await readTopic(name, language);
  if (!topic) return <MissingPage language={language} />;
  return (
    <ListPage
      request={request}
      list={{ kind: "topic", id: topic.id }}
      address={addressOf(topic.slug, request)}
      title={topic.name}
      label={(await readPage(language)).words("topic")}
    />
  );
}

function addressOf(topic: string, { language, before }: PageRequest): List {
  return { kind: "topic", language, topic, before };
}
