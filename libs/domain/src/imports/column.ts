import { plain } from './plain';

/** What a column of a list can be used for. */
export const columnUses = [
  'ignore',
  'number',
  'name',
  'first_name',
  'father_name',
  'family_name',
  'mother_name',
  'sex',
  'age',
  'age_unit',
  'birth_date',
  'diagnosis',
  'condition_group',
  'priority',
  'acuity',
  'mobility',
  'phone',
  'area',
  'facility',
  'companion_name',
  'companion_relation',
  'note',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** Columns that may tell what ails somebody; a column that nobody matched may hold anything. */
export const isClinical = (use: ColumnUse): boolean =>
  ['diagnosis', 'condition_group', 'priority', 'acuity', 'mobility', 'note', 'ignore'].includes(use);

/** What stands above columns in lists, in English, Arabic and French. */
const knownHeaders: Readonly<Record<Exclude<ColumnUse, 'ignore'>, readonly string[]>> = {
  number: [
    'no',
    'nr',
    'n°',
    '#',
    'number',
    'case no',
    'case number',
    'serial',
    'ref',
    'id',
    'code',
    'م',
    'رقم',
    'الرقم',
    'رقم الحالة',
    'الرقم التسلسلي',
    'تسلسل',
    'numero',
    'numero du cas',
  ],
  name: [
    'name',
    'full name',
    'patient',
    'patient name',
    'name of patient',
    'الاسم',
    'اسم',
    'اسم المريض',
    'الاسم الكامل',
    'الاسم الثلاثي',
    'المريض',
    'nom',
    'nom complet',
    'nom du patient',
    'nom et prenom',
  ],
  first_name: ['first name', 'given name', 'الاسم الاول', 'prenom', 'prenoms'],
  father_name: [
    'father',
    'father name',
    'fathers name',
    'name of father',
    'اسم الاب',
    'الاب',
    'اسم الوالد',
    'nom du pere',
    'pere',
  ],
  family_name: [
    'family name',
    'surname',
    'last name',
    'الكنيه',
    'العائله',
    'اسم العائله',
    'الشهره',
    'النسبه',
    'nom de famille',
  ],
  mother_name: [
    'mother',
    'mother name',
    'mothers name',
    'name of mother',
    'اسم الام',
    'الام',
    'اسم الوالده',
    'nom de la mere',
    'mere',
  ],
  sex: ['sex', 'gender', 'm/f', 'الجنس', 'جنس', 'النوع', 'sexe', 'genre'],
  age: ['age', 'age years', 'العمر', 'عمر', 'السن', 'العمر بالسنوات'],
  age_unit: ['unit', 'age unit', 'وحده', 'الوحده', 'وحده العمر', 'unite', 'unite d age'],
  birth_date: [
    'date of birth',
    'dob',
    'birth date',
    'birth',
    'birth year',
    'year of birth',
    'تاريخ الميلاد',
    'تاريخ الولاده',
    'المواليد',
    'مواليد',
    'سنه الميلاد',
    'date de naissance',
    'ne le',
    'naissance',
  ],
  diagnosis: [
    'diagnosis',
    'dx',
    'condition',
    'disease',
    'illness',
    'التشخيص',
    'تشخيص',
    'المرض',
    'الحاله',
    'الحاله المرضيه',
    'diagnostic',
    'maladie',
  ],
  condition_group: [
    'group',
    'condition group',
    'specialty',
    'speciality',
    'نوع الحاله',
    'الاختصاص',
    'التخصص',
    'groupe',
    'specialite',
  ],
  priority: [
    'priority',
    'triage',
    'urgency',
    'الاولويه',
    'اولويه',
    'درجه الاولويه',
    'الاستعجال',
    'priorite',
    'urgence',
  ],
  acuity: ['acuity', 'colour', 'color', 'triage colour', 'اللون', 'لون الفرز', 'couleur'],
  mobility: ['mobility', 'walking', 'الحركه', 'القدره علي الحركه', 'mobilite'],
  phone: [
    'phone',
    'tel',
    'telephone',
    'mobile',
    'contact',
    'phone number',
    'الهاتف',
    'هاتف',
    'رقم الهاتف',
    'موبايل',
    'جوال',
    'رقم التواصل',
    'portable',
  ],
  area: [
    'area',
    'location',
    'town',
    'city',
    'place',
    'enclave',
    'المنطقه',
    'البلده',
    'المدينه',
    'المكان',
    'zone',
    'lieu',
    'ville',
  ],
  facility: [
    'facility',
    'hospital',
    'medical point',
    'المشفي',
    'المستشفي',
    'النقطه الطبيه',
    'المركز',
    'hopital',
    'structure',
    'centre',
  ],
  companion_name: [
    'companion',
    'companions',
    'companion name',
    'escort',
    'attendant',
    'المرافق',
    'المرافقون',
    'المرافقين',
    'اسم المرافق',
    'accompagnant',
    'accompagnants',
  ],
  companion_relation: [
    'relation',
    'relationship',
    'kinship',
    'صله القرابه',
    'القرابه',
    'lien',
    'parente',
    'lien de parente',
  ],
  note: ['note', 'notes', 'remarks', 'comment', 'comments', 'ملاحظات', 'ملاحظه', 'remarques', 'observations'],
};
const uses = Object.entries(knownHeaders) as [ColumnUse, readonly string[]][];

/** What a header says; a header in two languages says it twice. `ignore` where it says nothing known. */
function useOf(header: string): ColumnUse {
  const whole = plain(header);
  const parts = [whole, ...header.split(/[/|()\n\r–—-]+/).map(plain)].filter((part) => part !== '');
  for (const part of parts) {
    const exact = uses.find(([, words]) => words.includes(part));
    if (exact) return exact[0];
  }
  // The longest known words that stand in it: "patient's full name (as on card)" is a name, not a card.
  const held = uses
    .flatMap(([use, words]) => words.map((word) => ({ use, word })))
    .filter(({ word }) => word.length > 2 && ` ${whole} `.includes(` ${word} `))
    .sort((a, b) => b.word.length - a.word.length);
  return held[0]?.use ?? 'ignore';
}

/** The use of each column; one that is used already is left for a person to say. Companions may have several. */
export function guessColumns(header: readonly string[]): readonly ColumnUse[] {
  const used = new Set<ColumnUse>();
  return header.map((cell) => {
    const use = useOf(cell);
    if (use !== 'ignore' && use !== 'companion_name' && used.has(use)) return 'ignore';
    used.add(use);
    return use;
  });
}

/** Titles, dates and logos stand above the header of many lists. */
const SEARCHED = 25;

/** The place of the row that names the columns; null where none of the first says enough. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  let [best, place]: [number, number | null] = [1, null];
  for (const [i, row] of rows.slice(0, SEARCHED).entries()) {
    const known = new Set(guessColumns(row).filter((use) => use !== 'ignore')).size;
    if (known > best) [best, place] = [known, i];
  }
  return place;
}
