import type { Role } from "../permissions.ts";
import { slugOf } from "../slug.ts";

/** Al Marsa, the invented paper of an invented harbour town, with which a first start fills an empty newsroom. */
export const paper = { nameAr: "المرسى", nameEn: "Al Marsa" };

/** Its sections in their order. */
export const marsaSections = [
  ["المدينة", "City", "المدينة", "city"],
  ["اقتصاد", "Economy", "اقتصاد", "economy"],
  ["علوم وبيئة", "Science and environment", "علوم-وبيئة", "science"],
  ["ثقافة", "Culture", "ثقافة", "culture"],
  ["رياضة", "Sport", "رياضة", "sport"],
  ["حياة", "Life", "حياة", "life"],
].map(([nameAr = "", nameEn = "", slugAr = "", slugEn = ""], place) => ({
  ...{ position: place + 1, nameAr, nameEn, slugAr, slugEn },
}));

/** Somebody of the paper. `role` null: a byline without an account. */
export type Writer = { slug: string; nameAr: string; nameEn: string; role: Role | null };

const writers = [
  ["nadia-khalil", "نادية خليل", "Nadia Khalil", "chief"],
  ["yousef-asmar", "يوسف الأسمر", "Yousef Asmar", "editor"],
  ["rima-saadi", "ريما السعدي", "Rima Saadi", "editor"],
  ["karim-daher", "كريم ضاهر", "Karim Daher", "reporter"],
  ["hala-mansour", "هالة منصور", "Hala Mansour", "reporter"],
  ["samer-qasim", "سامر قاسم", "Samer Qasim", "reporter"],
  ["lina-badran", "لينا بدران", "Lina Badran", "reporter"],
  ["tariq-nouri", "طارق النوري", "Tariq Nouri", "reporter"],
  ["maya-haddad", "مايا حداد", "Maya Haddad", "reporter"],
  ["elias-fontaine", "إلياس فونتين", "Elias Fontaine", null],
  ["salma-idris", "سلمى إدريس", "Salma Idris", null],
  ["omar-zein", "عمر الزين", "Omar Zein", null],
] as const satisfies [string, string, string, Role | null][];

export const marsaWriters = writers.map(
  ([slug, nameAr, nameEn, role]) => ({ slug, nameAr, nameEn, role }) satisfies Writer,
);

export const photographer = "maya-haddad";

/** Where a writer signs in. `.example` belongs to nobody (RFC 2606). */
export function addressOf(slug: string): string {
  return `${slug}@marsa.example`;
}

export const marsaTopics = [
  ["old-harbour", "الميناء القديم", "Old harbour"],
  ["fishing", "البحر والصيد", "Sea and fishing"],
  ["almonds", "اللوز", "Almonds"],
  ["transport", "النقل", "Transport"],
  ["schools", "المدارس", "Schools"],
  ["water", "المياه", "Water"],
  ["tourism", "السياحة", "Tourism"],
  ["books", "الكتب", "Books"],
  ["music", "الموسيقى", "Music"],
  ["football", "كرة القدم", "Football"],
  ["cycling", "المشي والدراجات", "Walking and cycling"],
  ["weather", "الطقس", "Weather"],
  ["energy", "الطاقة", "Energy"],
  ["food", "الطبخ", "Food"],
  ["archaeology", "الآثار", "Archaeology"],
].map(([slugEn = "", nameAr = "", nameEn = ""]) => ({ nameAr, nameEn, slugAr: slugOf(nameAr), slugEn }));
