import type { Metadata } from "next";
import { Empty, FrontCards, Pager } from "#components/site/cards.tsx";
import { listStories } from "#db/published/lists.ts";
import { listMetadata } from "../metadata.ts";
import { type PageProps, readRequest, readSite } from "../page-request.ts";

const limit = 24;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language } = await readRequest(props);
  return listMetadata(await readSite(language), { kind: "front", language }, null);
}

export default async function FrontPage(props: PageProps) {
  const { language } = await readRequest(props);
  const site = await readSite(language);
  const { cards, next } = await listStories(language, { kind: "latest" }, { limit });
  return (
    <>
      <h1 className="unseen">{site.name}</h1>
      {cards.length === 0 ? (
        <Empty language={language} />
      ) : (
        <FrontCards cards={cards} language={language} site={site} />
      )}
      <Pager list={{ kind: "latest", language }} next={next} />
    </>
  );
}
