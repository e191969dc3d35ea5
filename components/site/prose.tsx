import type { ReactNode } from "react";
import { type BodyNode, readLink, textOf } from "#newsroom/article.ts";
import { type Direction, directionOf } from "#newsroom/body.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { Figure } from "./figure.tsx";
import { EmbedCard, PullQuote, RelatedStory, saidIn, Table } from "./news-blocks.tsx";
import { markedPhrases, phrases } from "./phrases.tsx";
import type { Words } from "./site-page.ts";

type Pictures = StoryView["pictures"];

/** What blocks need of the story that they stand in. */
type Around = { story: StoryView; words: Words };

/** The body of a story; `around`: the direction of the page. A node that this version does not know shows its text. */
export function Prose({ story, words, around }: Around & { around: Direction }) {
  return <Blocks nodes={story.body} around={around} story={story} words={words} />;
}

function Blocks({ nodes, ...rest }: Around & { nodes: BodyNode[]; around: Direction }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
  return nodes.map((node, index) => <Block key={index} node={node} {...rest} />);
}

function Block({ node, around, story, words }: Around & { node: BodyNode; around: Direction }): ReactNode {
  const dir = directionOf(node) ?? undefined;
  const direction = dir ?? around;
  const blocks = (nodes = node.content ?? []) => (
    <Blocks nodes={nodes} around={direction} story={story} words={words} />
  );
  switch (node.type) {
    case "paragraph":
      return <p dir={dir}>{inline(node, direction)}</p>;
    case "heading":
      return node.attrs?.level === 3 ? (
        <h3 dir={dir}>{inline(node, direction)}</h3>
      ) : (
        <h2 dir={dir}>{inline(node, direction)}</h2>
      );
    case "blockquote":
      return <blockquote dir={dir}>{blocks()}</blockquote>;
    case "attribution":
      return textOf(node).trim() === "" ? null : <footer>{inline(node, direction)}</footer>;
    case "bulletList":
      return <ul dir={dir}>{blocks()}</ul>;
    case "orderedList":
      return (
        <ol dir={dir} start={typeof node.attrs?.start === "number" ? node.attrs.start : undefined}>
          {blocks()}
        </ol>
      );
    case "listItem":
      return <li>{blocks()}</li>;
    case "horizontalRule":
      return <hr />;
    case "picture":
      return <BodyPicture node={node} pictures={story.pictures} />;
    case "pullQuote":
      return textOf(node).trim() === "" ? null : (
        <PullQuote node={node} dir={dir} said={saidIn(story.body)}>
          {blocks()}
        </PullQuote>
      );
    case "factBox":
      return (
        <aside className="box" dir={dir}>
          {blocks()}
        </aside>
      );
    case "boxTitle":
      return textOf(node).trim() === "" ? null : <h2>{inline(node, direction)}</h2>;
    case "gallery":
      return (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
        <div className="gallery" role="group" aria-label={words("gallery")}>
          {(node.content ?? []).map((picture, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <BodyPicture key={at} node={picture} pictures={story.pictures} isHalf />
          ))}
        </div>
      );
    case "table":
      return <Table node={node} dir={dir} words={words} cell={(one) => blocks(one.content)} />;
    case "embed":
      return <EmbedCard node={node} pictures={story.pictures} words={words} />;
    case "relatedStory":
      return <RelatedStory node={node} story={story} words={words} />;
    default: {
      const text = textOf(node).trim();
      return text === "" ? null : <p dir={dir}>{phrases(text, direction)}</p>;
    }
  }
}

function BodyPicture({ node, pictures, isHalf = false }: { node: BodyNode; pictures: Pictures; isHalf?: boolean }) {
  const { pictureId, credit, alternative, isDecorative } = node.attrs ?? {};
  return (
    <Figure
      file={typeof pictureId === "number" ? pictures[pictureId] : undefined}
      caption={textOf(node).trim()}
      credit={typeof credit === "string" ? credit : ""}
      alternative={typeof alternative === "string" && isDecorative !== true ? alternative : ""}
      dir={directionOf(node)}
      isHalf={isHalf}
    />
  );
}

function inline(node: BodyNode, direction: Direction): ReactNode {
  return markedPhrases(node.content ?? [], direction, ({ marks = [] }, content) => marks.reduceRight(marked, content));
}

function marked(content: ReactNode, mark: { type: string; attrs?: Record<string, unknown> | undefined }): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{content}</strong>;
    case "italic":
      return <em>{content}</em>;
    case "link": {
      const href = readLink(mark.attrs?.href);
      return href ? (
        <a href={href} rel="noopener noreferrer">
          {content}
        </a>
      ) : (
        content
      );
    }
    default:
      return content;
  }
}
