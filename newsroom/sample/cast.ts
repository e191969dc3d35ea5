import { slugOf } from "../slug.ts";

type Name = { nameAr: string; nameEn: string; slug: string };

/** The sample's bylines, the most frequent first. The first `staffCount` work here; the others only write. */
export const sampleAuthors: Name[] = [
  ["ليلى السنونو", "Layla Sununu"],
  ["كريم المرفئي", "Karim Marfai"],
  ["دانة الورّاق", "Dana Warraq"],
  ["سليم القنديلي", "Salim Qandili"],
  ["مريم الصدفي", "Maryam Sadafi"],
  ["يوسف البستاني", "Yusuf Bustani"],
  ["نادين الخزامى", "Nadine Khuzama"],
  ["عمر الفانوسي", "Omar Fanousi"],
  ["جنى المنارة", "Jana Manara"],
  ["خليل الشراع", "Khalil Shiraa"],
  ["سارة الياسميني", "Sara Yasmini"],
  ["إبراهيم النحّال", "Ibrahim Nahhal"],
  ["لارا السفّان", "Lara Saffan"],
  ["طلال الغدير", "Talal Ghadir"],
  ["آية العنبري", "Aya Anbari"],
  ["فراس الملّاح", "Firas Mallah"],
  ["رولا الطحّان", "Rola Tahhan"],
  ["منير السرو", "Munir Sarw"],
  ["هدى الكروان", "Huda Karawan"],
  ["بلال الزجّاج", "Bilal Zajjaj"],
  ["أمل النسّاج", "Amal Nassaj"],
  ["جاد الحبق", "Jad Habaq"],
  ["سمر البطم", "Samar Butm"],
  ["وليد الغوّاص", "Walid Ghawwas"],
  ["ندى الريحان", "Nada Rihan"],
  ["ماهر السروجي", "Maher Saruji"],
  ["فرح القطلب", "Farah Qatlab"],
  ["إياد الدلب", "Iyad Dulb"],
  ["رهف الأقحوان", "Rahaf Uqhuwan"],
  ["حسام البلوطي", "Husam Balluti"],
].map(([nameAr = "", nameEn = ""]) => ({ nameAr, nameEn, slug: slugOf(nameEn) }));

/** Of the staff, the last two are editors, who publish; the others are reporters, who own the stories. */
export const staffCount = 8;
export const editorCount = 2;

/** The topic of sample stories that fits everywhere. */
export const townLife = 1;

/** The sample's topics; themes point at their places. */
export const sampleTopics: (Omit<Name, "slug"> & { slugAr: string; slugEn: string })[] = [
  ["البلديات", "Town halls"],
  ["حياة البلدات", "Town life"],
  ["الطرق", "Roads"],
  ["المياه", "Water"],
  ["النقل العام", "Public transport"],
  ["التخطيط العمراني", "Town planning"],
  ["التطوع", "Volunteering"],
  ["التعليم", "Education"],
  ["الصحة العامة", "Public health"],
  ["كبار السن", "Older people"],
  ["الطفولة", "Childhood"],
  ["الزراعة", "Farming"],
  ["صيد السمك", "Fishing"],
  ["الحرف اليدوية", "Crafts"],
  ["الأسواق", "Markets"],
  ["فرص العمل", "Jobs"],
  ["التعاونيات", "Cooperatives"],
  ["التراث", "Heritage"],
  ["الموسيقى", "Music"],
  ["المسرح", "Theatre"],
  ["الكتب", "Books"],
  ["المتاحف", "Museums"],
  ["الفنون البصرية", "Visual arts"],
  ["البيئة", "Environment"],
  ["المناخ", "Climate"],
  ["الفلك", "Astronomy"],
  ["البحار", "Seas"],
  ["الطيور", "Birds"],
  ["الطاقة", "Energy"],
  ["كرة القدم", "Football"],
  ["الجري", "Running"],
  ["السباحة", "Swimming"],
  ["الشطرنج", "Chess"],
  ["رياضة الناشئين", "Junior sport"],
  ["المدينة", "The city"],
  ["المشي", "Walking"],
  ["الهدوء", "Quiet"],
  ["الذاكرة", "Memory"],
  ["الجيرة", "Neighbours"],
  ["القراءة", "Reading"],
].map(([nameAr = "", nameEn = ""]) => ({ nameAr, nameEn, slugAr: slugOf(nameAr), slugEn: slugOf(nameEn) }));
