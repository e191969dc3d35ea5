import { Fragment, type ReactNode } from "react";
import { type BodyNode, readLink, textOf } from "#newsroom/article.ts";
import { type Direction, directionOf } from "#newsroom/body.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { Figure } from "./figure.tsx";
import { phrases } from "./phrases.tsx";

type Pictures = StoryView["pictures"];

/** The body of a story; `around`: the direction of the page. A node that this version does not know shows its text. */
export function Prose({ body, pictures, around }: { body: BodyNode[]; pictures: Pictures; around: Direction }) {
  return body.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
    <Block key={index} node={node} pictures={pictures} around={around} />
  ));
}

function Block({ node, pictures, around }: { node: BodyNode; pictures: Pictures; around: Direction }): ReactNode {
  const dir = directionOf(node) ?? undefined;
  const direction = dir ?? around;
  const blocks = () => <Prose body={node.content ?? []} pictures={pictures} around={direction} />;
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
      return <footer>{inline(node, direction)}</footer>;
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
      return <BodyPicture node={node} pictures={pictures} />;
    default: {
      const text = textOf(node).trim();
      return text === "" ? null : <p dir={dir}>{phrases(text, direction)}</p>;
    }
  }
}

function BodyPicture({ node, pictures }: { node: BodyNode; pictures: Pictures }) {
  const { pictureId, credit, alternative, isDecorative } = node.attrs ?? {};
  return (
    <Figure
      file={typeof pictureId === "number" ? pictures[pictureId] : undefined}
      caption={textOf(node).trim()}
      credit={typeof credit === "string" ? credit : ""}
      alternative={typeof alternative === "string" && isDecorative !== true ? alternative : ""}
      dir={directionOf(node)}
    />
  );
}

function inline(node: BodyNode, direction: Direction): ReactNode {
  return (node.content ?? []).map((child, index) => {
    const content = child.type === "hardBreak" ? <br /> : phrases(textOf(child), direction);
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
    return <Fragment key={index}>{(child.marks ?? []).reduceRight(marked, content)}</Fragment>;
  });
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
