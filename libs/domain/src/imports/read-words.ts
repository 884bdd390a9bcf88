import type { Acuity, ClinicalPriority, CompanionRelation, ConditionGroup, Mobility, Sex } from '../evacuations';
import { plain, saysNothing } from './plain';

type Words<Value extends string> = readonly (readonly [Value, readonly string[]])[];

/** A value, and whether the cell said it: an empty cell clearly says that nobody knows. */
export interface ReadWord<Value extends string> {
  readonly value: Value | 'unknown';
  readonly isClear: boolean;
}

const exactly =
  <Value extends string>(words: Words<Value>) =>
  (cell: string): ReadWord<Value> => {
    if (saysNothing(cell)) return { value: 'unknown', isClear: true };
    const said = plain(cell);
    const found = words.find(([, known]) => known.includes(said));
    return { value: found?.[0] ?? 'unknown', isClear: found !== undefined };
  };

/** Arabic letters of a word run into their article and endings, so its beginning is looked for. */
const within =
  <Value extends string>(words: Words<Value>) =>
  (cell: string): ReadWord<Value> => {
    if (saysNothing(cell)) return { value: 'unknown', isClear: true };
    const said = ` ${plain(cell).replace(/(^| )ال/g, '$1')}`;
    const found = words.find(([, known]) => known.some((word) => said.includes(` ${word}`)));
    return { value: found?.[0] ?? 'unknown', isClear: found !== undefined };
  };

export const readSex = exactly<Exclude<Sex, 'unknown'>>([
  [
    'female',
    ['f', 'female', 'fem', 'girl', 'woman', 'w', 'انثي', 'ا', 'بنت', 'امراه', 'طفله', 'fille', 'femme', 'feminin'],
  ],
  ['male', ['m', 'male', 'boy', 'man', 'ذكر', 'ذ', 'ولد', 'رجل', 'طفل', 'garcon', 'homme', 'masculin', 'h']],
]);

export const readPriority = exactly<Exclude<ClinicalPriority, 'unknown'>>([
  [
    'P1',
    [
      'p1',
      '1',
      'i',
      'critical',
      'emergency',
      'very urgent',
      'immediate',
      'حرج',
      'حرجه',
      'طارئ',
      'طارئه',
      'اسعافي',
      'عاجل جدا',
      'critique',
      'tres urgent',
    ],
  ],
  ['P2', ['p2', '2', 'ii', 'urgent', 'high', 'عاجل', 'عاجله', 'مستعجل', 'urgente']],
  ['P3', ['p3', '3', 'iii', 'normal', 'routine', 'medium', 'متوسط', 'متوسطه', 'عادي', 'moyen', 'moyenne']],
  ['P4', ['p4', '4', 'iv', 'elective', 'low', 'بارد', 'بارده', 'منخفض', 'programme', 'faible']],
]);

export const readAcuity = exactly<Exclude<Acuity, 'unknown'>>([
  ['red', ['red', 'r', 'احمر', 'rouge']],
  ['yellow', ['yellow', 'y', 'اصفر', 'jaune']],
  ['green', ['green', 'g', 'اخضر', 'vert']],
]);

export const readMobility = within<Exclude<Mobility, 'unknown'>>([
  ['stretcher', ['stretcher', 'lying', 'bedridden', 'نقال', 'حمال', 'مستلق', 'طريح', 'brancard', 'alite']],
  ['wheelchair_no_steps', ['wheelchair', 'chair', 'كرسي', 'fauteuil']],
  ['ambulatory', ['ambulatory', 'walk', 'sitting', 'يمشي', 'تمشي', 'ماش', 'جالس', 'marche', 'ambulatoire', 'assis']],
]);

/** From a column of groups or from the diagnosis itself; more than one illness may stand there, and the first counts. */
export const readConditionGroup = within<Exclude<ConditionGroup, 'unknown'>>([
  [
    'war_injury',
    [
      'war',
      'shrapnel',
      'blast',
      'gunshot',
      'bomb',
      'shell',
      'شظي',
      'شظا',
      'طلق',
      'قصف',
      'انفجار',
      'اصابه حربيه',
      'eclat',
      'guerre',
    ],
  ],
  [
    'cancer',
    ['cancer', 'tumor', 'tumour', 'leuk', 'lymphoma', 'سرطان', 'ورم', 'اورام', 'لوكيميا', 'tumeur', 'leucemie'],
  ],
  ['heart', ['heart', 'cardi', 'valve', 'قلب', 'coeur', 'cœur']],
  ['kidney', ['kidney', 'renal', 'dialys', 'كلي', 'كلو', 'غسيل', 'rein', 'renale']],
  ['respiratory', ['respir', 'lung', 'asthma', 'pneum', 'تنفس', 'رئ', 'ربو', 'poumon', 'asthme']],
  ['neurological', ['neuro', 'epilep', 'brain', 'stroke', 'عصب', 'صرع', 'دماغ', 'cerveau']],
  ['maternal', ['pregnan', 'obstet', 'matern', 'حمل', 'ولاده', 'grossesse']],
  ['newborn', ['newborn', 'neonat', 'prematur', 'حديث', 'خدج', 'خديج', 'nouveau']],
  ['malnutrition', ['malnutr', 'سوء تغذ', 'سوء التغذ', 'denutrition']],
  ['infection', ['infect', 'sepsis', 'hepat', 'tubercul', 'انتان', 'التهاب', 'تهاب', 'سل', 'septic']],
  ['mental_health', ['mental', 'psych', 'نفسي']],
  [
    'other_injury',
    ['injur', 'fractur', 'burn', 'trauma', 'كسر', 'كسور', 'حرق', 'حروق', 'اصابه', 'brulure', 'blessure'],
  ],
  ['chronic_other', ['chronic', 'diabet', 'مزمن', 'سكري', 'chronique']],
]);

export const readRelation = within<CompanionRelation>([
  // Before the father: the word for a son begins with his.
  ['child', ['son', 'daughter', 'child', 'ابن', 'بنت', 'fils', 'fille', 'enfant']],
  ['mother', ['mother', 'mum', 'ام', 'والده', 'mere']],
  ['father', ['father', 'dad', 'اب', 'والد', 'pere']],
  ['spouse', ['wife', 'husband', 'spouse', 'زوج', 'epou', 'mari', 'femme']],
  ['grandparent', ['grand', 'جد']],
  ['sibling', ['brother', 'sister', 'sibling', 'اخ', 'frere', 'soeur', 'sœur']],
  ['guardian', ['guardian', 'وصي', 'ولي', 'tuteur', 'tutrice']],
  ['other_relative', ['uncle', 'aunt', 'cousin', 'relative', 'عم', 'خال', 'قريب', 'oncle', 'tante']],
  ['other', ['other', 'friend', 'neighbour', 'neighbor', 'جار', 'صديق', 'autre', 'ami']],
]);
