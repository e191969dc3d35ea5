import type { Metadata } from "next";
import { Empty, FrontCards, Pager } from "#components/site/cards.tsx";
import { listStories } from "#db/published/lists.ts";
import { readPage } from "../../../site-page.ts";
import { listMetadata } from "../metadata.ts";
import { type PageProps, readRequest } from "../page-request.ts";
import { SiteFrame } from "../site-frame.tsx";

const limit = 24;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language } = await readRequest(props);
  return listMetadata((await readPage(language)).site, { kind: "front", language }, null);
}

export default async function FrontPage(props: PageProps) {
  const { language } = await readRequest(props);
  const page = await readPage(language);
  const { cards, next } = await listStories(language, { kind: "latest" }, { limit });
  return (
    <SiteFrame language={language} isFront>
      {cards.length === 0 ? <Empty words={page.words} /> : <FrontCards cards={cards} page={page} />}
      <Pager list={{ kind: "latest", language }} next={next} words={page.words} />
    </SiteFrame>
  );
}
