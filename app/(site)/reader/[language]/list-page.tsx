import { CardList, Empty, Pager } from "#components/site/cards.tsx";
import { Portrait } from "#components/site/portrait.tsx";
import { type ListKind, listStories } from "#db/published/lists.ts";
import type { List } from "#newsroom/address.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { readPage } from "../../site-page.ts";
import type { PageRequest } from "./page-request.ts";
import { SiteFrame } from "./site-frame.tsx";

const limit = 30;

/** A list under a title: of a section, a topic, an author, or everything. */
export async function ListPage({
  request,
  list,
  address,
  title,
  label,
  portrait = null,
}: {
  request: PageRequest;
  list: ListKind;
  address: List;
  title: string;
  label?: string;
  portrait?: PictureView | null;
}) {
  const { language, before } = request;
  const page = await readPage(language);
  const sectionId = list.kind === "section" ? list.id : undefined;
  const isFirstPage = before === undefined;
  const { cards, next } = await listStories(language, list, { before, limit });
  return (
    <SiteFrame language={language} sectionId={sectionId} isSection={sectionId !== undefined}>
      <header className={portrait ? "list-head list-head-author" : "list-head"}>
        {portrait && <Portrait file={portrait} sizes="96px" />}
        {label && <p className="kicker">{label}</p>}
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {cards.length === 0 ? (
        <Empty words={page.words} isEnd={!isFirstPage} />
      ) : (
        <CardList
          cards={cards}
          page={page}
          isFirstPage={isFirstPage}
          {...(sectionId !== undefined && { within: "section" })}
        />
      )}
      <Pager list={address} next={next} words={page.words} />
    </SiteFrame>
  );
}
