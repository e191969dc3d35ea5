import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true, // the desk’s pages: readers’ are asked for without a coding, and packed once by the server
  htmlLimitedBots: /.*/, // else <title> and <meta> land in <body>
  images: { unoptimized: true }, // readers get our own renditions
  typescript: { ignoreBuildErrors: true }, // `npm test` and `npm run check` prove them: a start need not do it again
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
  turbopack: {
    resolveAlias: Object.fromEntries(
      ["next/dist/compiled/buffer", "lib0/dom", "lib0/logging", "@tiptap/pm/history"].map((name) => [
        name,
        { browser: "./components/editor/left-out.ts" },
      ]),
    ),
  },
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
};

/** What the plugin sets matters to the build alone, and it brings a compiler: 30 MB that a running server has no use for. */
export default async function configure(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  // A sentence is parsed when the pages are built: its parser was 9 KB of every page of the desk.
  const messages = { path: "./messages", format: "json", locales: "infer", precompile: true };
  return createNextIntlPlugin({ requestConfig: "./app/request.ts", experimental: { messages } })(config);
}
