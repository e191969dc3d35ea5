import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

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
    "@tiptap/extensions",
    "@tiptap/extension-list",
    "prosemirror-model",
  ],
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
};

/** What the plugin sets matters to the build alone, and it brings a compiler: 30 MB that a running server has no use for. */
export default async function configure(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./app/request.ts")(config);
}
