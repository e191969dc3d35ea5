import type { Metadata } from "next";
import { Empty } from "#components/site/cards.tsx";
import { Front, stripLimit, topLimit } from "#components/site/front.tsx";
import { listNewestBySection, listStories } from "#db/published/lists.ts";
import { buildAddress } from "#newsroom/address.ts";
import { readPage } from "../../../site-page.ts";
import { listMetadata } from "../metadata.ts";
import { type PageProps, readRequest } from "../page-request.ts";
import { SiteFrame } from "../site-frame.tsx";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { language } = await readRequest(props);
  return listMetadata((await readPage(language)).site, { kind: "front", language }, null);
}

export default async function FrontPage(props: PageProps) {
  const { language } = await readRequest(props);
  const page = await readPage(language);
  const { sections } = page.site;
  const { cards, next } = await listStories(language, { kind: "latest" }, { limit: topLimit });
  const strips = await listNewestBySection(
    language,
    next ? sections.map(({ id }) => id) : [], // all are shown above
    { except: cards.map(({ id }) => id), limit: stripLimit },
  );
  return (
    <SiteFrame language={language} isFront>
      {cards.length === 0 ? (
        <Empty words={page.words} />
      ) : (
        <Front
          cards={cards}
          strips={sections.flatMap((section) => {
            const ofSection = strips.get(section.id);
            return ofSection ? [{ section, cards: ofSection }] : [];
          })}
          page={page}
        />
      )}
      {next && (
        <p className="front-latest">
          <a className="button" href={buildAddress({ kind: "latest", language })}>
            {page.words("allLatest")}
          </a>
        </p>
      )}
    </SiteFrame>
  );
}
