import { Try } from "./try.tsx";
import { cookies } from "next/headers";
export default async function P() { return <Try language={(await cookies()).get("l")?.value === "ar" ? "ar" : "en"} />; }
