"use client";

import dynamic from "next/dynamic";
import { StorySkeleton } from "./story-skeleton.tsx";

// Asked for while the page is still being brought to life: until its first drawing the line would be idle. Who draws it hears of a failure.
if (typeof window !== "undefined") import("./article-editor.tsx").catch(() => undefined);

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
