import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  compress: false, // the server compresses readers' pages itself
  htmlLimitedBots: /.*/, // else <title> and <meta> land in <body>
  images: { unoptimized: true }, // readers get our own renditions
  // One copy of each: yjs and ProseMirror recognise their own objects by `instanceof`.
  serverExternalPackages: [
    "postgres",
    "@node-rs/argon2",
    "sharp",
    "yjs",
    "@tiptap/y-tiptap",
    "@tiptap/core",
    "@tiptap/pm",
    "@tiptap/starter-kit",
    "@tiptap/extension-link",
    "@tiptap/extension-list",
    "prosemirror-model",
  ],
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
};

export default withNextIntl(config);
