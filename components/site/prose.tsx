import { Fragment, type ReactNode } from "react";
import { type BodyNode, linkSchema, textOf } from "#newsroom/article.ts";
import { directionOf } from "#newsroom/body.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { Figure } from "./figure.tsx";

type Pictures = StoryView["pictures"];

/** The body of a story. A node that this version does not know shows its text. */
export function Prose({ body, pictures }: { body: BodyNode[]; pictures: Pictures }) {
  return body.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
    <Block key={index} node={node} pictures={pictures} />
  ));
}

function Block({ node, pictures }: { node: BodyNode; pictures: Pictures }): ReactNode {
  const dir = directionOf(node) ?? undefined;
  const blocks = () => <Prose body={node.content ?? []} pictures={pictures} />;
  switch (node.type) {
    case "paragraph":
      return <p dir={dir}>{inline(node)}</p>;
    case "heading":
      return node.attrs?.level === 3 ? <h3 dir={dir}>{inline(node)}</h3> : <h2 dir={dir}>{inline(node)}</h2>;
    case "blockquote":
      return <blockquote dir={dir}>{blocks()}</blockquote>;
    case "attribution":
      return <footer>{inline(node)}</footer>;
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
      return text === "" ? null : <p dir={dir}>{text}</p>;
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

function inline(node: BodyNode): ReactNode {
  return (node.content ?? []).map((child, index) => {
    const content = child.type === "hardBreak" ? <br /> : textOf(child);
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
      const href = linkSchema.safeParse(mark.attrs?.href);
      return href.success ? (
        <a href={href.data} rel="noopener noreferrer">
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
