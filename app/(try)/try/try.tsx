"use client";
import dynamic from "next/dynamic";
export const Try = dynamic(() => import("./inner.tsx").then((m) => m.Inner), { ssr: false });
