import type { ReactNode } from "react";
import { type BodyNode, readLink, textOf, walk } from "#newsroom/article.ts";
import { type Direction, directionOfText } from "#newsroom/body.ts";
import { readEmbed } from "#newsroom/embeds.ts";
import { addressOfCard } from "#newsroom/feed.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { phrases } from "./phrases.tsx";
import { Picture } from "./picture.tsx";
import { directionOfLanguage, type Words } from "./site-page.ts";

type Quote = { node: BodyNode; dir: Direction | undefined; said: string; children: ReactNode };

/**
 * Words of the story set large. Whoever listens to the page hears them where the story says them, `said`; they are read out
 * here only when they stand nowhere else.
 */
export function PullQuote({ node, dir, said, children }: Quote) {
  const words = (node.content ?? []).filter(({ type }) => type !== "attribution");
  const isSaid = words.every((line) => said.includes(plain(textOf(line))));
  const hasLink = [...walk([node])].some(({ marks = [] }) => marks.some(({ type }) => type === "link"));
  return (
    <figure className="pull" dir={dir} aria-hidden={(isSaid && !hasLink) || undefined}>
      {children}
    </figure>
  );
}

/** The running text of a story, without what is only repeated from it. */
export function saidIn(body: BodyNode[]): string {
  return plain(
    body
      .filter(({ type }) => type !== "pullQuote")
      .map(textOf)
      .join(" "),
  );
}

/** Without quotation marks and with single spaces: how a repetition differs from what it repeats. */
function plain(text: string): string {
  return text
    .replace(/[«»“”„"]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

type TableProps = { node: BodyNode; dir: Direction | undefined; words: Words; cell: (node: BodyNode) => ReactNode };

/** A table scrolls by itself where the page is narrow; the keyboard scrolls it, too. Its first row may be its head. */
export function Table({ node, dir, words, cell }: TableProps) {
  const [first, ...rest] = node.content ?? [];
  const isHead = (row: BodyNode | undefined) => row?.content?.every(({ type }) => type === "tableHeader") ?? false;
  const head = isHead(first) ? first : undefined;
  const about = (head?.content ?? []).map(textOf).filter((text) => text.trim() !== "");
  const row = (line: BodyNode, at: number, scope: "col" | "row") => (
    <tr key={at}>
      {(line.content ?? []).map((one, place) => {
        const span = { colSpan: spanOf(one, "colspan"), rowSpan: spanOf(one, "rowspan") };
        return one.type === "tableHeader" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <th key={place} scope={scope} {...span}>
            {cell(one)}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <td key={place} {...span}>
            {cell(one)}
          </td>
        );
      })}
    </tr>
  );
  const label = about.length > 0 ? `${words("table")}: ${about.join(words("comma"))}` : words("table");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div className="table-frame" dir={dir} role="group" aria-label={label} tabIndex={0}>
      <table>
        {head && <thead>{row(head, 0, "col")}</thead>}
        <tbody>{(head ? rest : (node.content ?? [])).map((line, at) => row(line, at, "row"))}</tbody>
      </table>
    </div>
  );
}

function spanOf(node: BodyNode, name: "colspan" | "rowspan"): number | undefined {
  const span = node.attrs?.[name];
  return typeof span === "number" && span > 1 ? span : undefined;
}

/** A post that stands elsewhere: whose it is, its words, a still, and the way there. Nothing of it is fetched here. */
export function EmbedCard({
  node,
  pictures,
  words,
}: {
  node: BodyNode;
  pictures: StoryView["pictures"];
  words: Words;
}) {
  const { author = "", quote = "", pictureId } = node.attrs ?? {};
  const href = readLink(node.attrs?.href);
  if (href === null) return null;
  const provider = readEmbed(href)?.provider;
  const name = provider ? words(provider) : new URL(href).hostname;
  const file = typeof pictureId === "number" ? pictures[pictureId] : undefined;
  return (
    <figure className="embed">
      <figcaption>
        {author !== "" && (
          <>
            <b>
              <bdi>{String(author)}</bdi>
            </b>{" "}
          </>
        )}
        {name}
      </figcaption>
      {quote !== "" && <Lines text={String(quote)} />}
      {file && <Picture file={file} alternative="" sizes="(min-width: 48rem) 42rem, 100vw" />}
      <a href={href} rel="noopener noreferrer">
        {words("openAt", { name })}
      </a>
    </figure>
  );
}

/** Lines as they were written. */
function Lines({ text }: { text: string }) {
  const dir = directionOfText(text) ?? undefined;
  return text
    .split(/\n+/u)
    .filter((line) => line.trim() !== "")
    .map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
      <p key={at} dir={dir}>
        {phrases(line, dir ?? "rtl")}
      </p>
    ));
}

type RelatedProps = { node: BodyNode; story: StoryView; words: Words };

/** Another story of the paper; nothing while readers cannot see it. */
export function RelatedStory({ node, story: { id, language, related }, words }: RelatedProps) {
  const articleId = node.attrs?.articleId;
  const card = typeof articleId === "number" && articleId !== id ? related[articleId] : undefined;
  if (!card) return null;
  const dir = directionOfLanguage(card.language);
  const isOther = card.language !== language;
  return (
    <aside className="related">
      {card.picture && <Picture file={card.picture} alternative="" sizes="7rem" />}
      <div>
        <p className="kicker">
          {words("related")} · <span lang={isOther ? card.language : undefined}>{card.section.name}</span>
        </p>
        <p {...(isOther && { lang: card.language, dir })}>
          <a href={addressOfCard(card)}>{phrases(card.headline, dir)}</a>
        </p>
      </div>
    </aside>
  );
}
