import type { ReactNode } from "react";
import { DeskDocument, describeDesk } from "../desk-document.tsx";

export const generateMetadata = describeDesk;

export default function LoginLayout({ children }: { children: ReactNode }) {
  return <DeskDocument>{children}</DeskDocument>;
}
