// An inner address that no page has: without this Next would answer with a page of its own.
export { default, generateMetadata } from "../missing/page.tsx";
