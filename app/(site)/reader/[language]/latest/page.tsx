import type { Metadata } from "next";
import { wordsOf } from "#components/site/words.ts";
import { ListPage } from "../list-page.tsx";
import { listMetadata } from "../metadata.ts";
import { type PageProps, readRequest, readSite } from "../page-request.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language, before } = await readRequest(props);
  return listMetadata(await readSite(language), { kind: "latest", language, before }, wordsOf(language)("latest"));
}

export default async function LatestPage(props: PageProps) {
  const request = await readRequest(props);
  const { language, before } = request;
  return (
    <ListPage
      request={request}
      list={{ kind: "latest" }}
      address={{ kind: "latest", language, before }}
      title={wordsOf(language)("latest")}
    />
  );
}
