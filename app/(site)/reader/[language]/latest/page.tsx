import type { Metadata } from "next";
import { readPage } from "../../../site-page.ts";
import { ListPage } from "../list-page.tsx";
import { listMetadata } from "../metadata.ts";
import { type PageProps, readRequest } from "../page-request.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language, before } = await readRequest(props);
  const { site, words } = await readPage(language);
  return listMetadata(site, { kind: "latest", language, before }, words("latest"));
}

export default async function LatestPage(props: PageProps) {
  const request = await readRequest(props);
  const { language, before } = request;
  const { words } = await readPage(language);
  return (
    <ListPage
      request={request}
      list={{ kind: "latest" }}
      address={{ kind: "latest", language, before }}
      title={words("latest")}
    />
  );
}
