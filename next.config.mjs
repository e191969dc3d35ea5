import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  compress: false, // the server compresses readers' pages itself
  htmlLimitedBots: /.*/, // else <title> and <meta> land in <body>
  images: { unoptimized: true }, // readers get our own renditions
  serverExternalPackages: ["postgres", "@node-rs/argon2", "yjs", "@tiptap/y-tiptap", "sharp"],
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
};

export default withNextIntl(config);
