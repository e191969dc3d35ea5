"use client";

import dynamic from "next/dynamic";
import { StorySkeleton } from "./story-skeleton.tsx";

/** The editor, in the browser only: rendered on the server it would bring a second yjs there. */
export const ArticleEditor = dynamic(() => import("./article-editor.tsx").then((module) => module.ArticleEditor), {
  ssr: false,
  loading: Opening,
});

function Opening() {
  return (
    <div className="story-page">
      <div className="article-header" />
      <div className="article-frame">
        <div className="article-main">
          <StorySkeleton />
        </div>
        <div className="article-edge" />
      </div>
    </div>
  );
}
