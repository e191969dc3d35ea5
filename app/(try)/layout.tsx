import "../desk.css";
import "../../components/editor/editor.css";
import { cookies } from "next/headers";
export default async function L({ children }: { children: React.ReactNode }) {
  const l = (await cookies()).get("l")?.value === "ar" ? "ar" : "en";
  return <html lang={l} dir={l === "ar" ? "rtl" : "ltr"}><body>{children}</body></html>;
}
