import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

/** People on the list, on 641 rows: four stand on it twice and three rows name nobody. */
export const ROWS = 641;
export const TAKEN = 634;

const arabicDigits = (text: string): string => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
const three = (i: number): string => String(i).padStart(3, '0');

const ages = [
  '3m',
  '٤٥',
  '2 y',
  '٣ أشهر',
  '12/05/1980',
  '',
  '18 months',
  '67',
  'سنتين',
  '6/12',
  '2015-06-25',
  'غير معروف',
];
const sexes = ['F', 'ذكر', 'أنثى', 'Male', 'f', 'm', '', 'fille'];
const illnesses = ['Congenital heart disease', 'سرطان الدم', 'Shrapnel injury', 'غسيل كلى', '', 'كسر في القدم'];
const priorities = ['P1', 'عاجل', '3', '', 'urgent', 'P4'];

export const header = [
  'م',
  'الاسم / Name',
  "Mother's name - اسم الأم",
  'الجنس',
  'Age (العمر)',
  'التشخيص',
  'Priority*',
  'رقم الهاتف',
  'المرافق',
  'Relation',
  'Shoe size',
];

const nameOf = (i: number): string => (i % 3 === 0 ? `مريض رقم ${arabicDigits(three(i))}` : `Name-${three(i)}`);
const motherOf = (i: number): string => (i % 4 === 0 ? '' : `Mother-${three(i)}`);
const of = (list: readonly string[], i: number): string => list[i % list.length] ?? '';

function person(i: number): string[] {
  return [
    i % 5 === 0 ? arabicDigits(String(i)) : String(i),
    nameOf(i),
    motherOf(i),
    of(sexes, i),
    of(ages, i),
    of(illnesses, i),
    of(priorities, i),
    i % 7 === 0 ? `+963 900 000 ${three(i)}` : '',
    i % 2 === 0 ? `Companion-${three(i)}` : '',
    i % 2 === 0 ? of(['mother', 'الأب', 'tante'], i) : '',
    String(30 + (i % 10)),
  ];
}

/** The same person in another hand: other script, other digits, another number. */
function again(i: number, number: number): string[] {
  const [, , mother = '', sex = '', age = ''] = person(i);
  return [String(number), `name ${arabicDigits(three(i))}`, mother.toUpperCase(), sex, age, '', '', '', '', '', ''];
}

/** A list as one arrives: titles, two languages, empty lines, a header once more where a page begins, a total. Always the same. */
export function messyRows(): string[][] {
  const rows = Array.from({ length: ROWS }, (_, place) => {
    const i = place + 1;
    if ([201, 305, 401, 509].includes(i)) return again(i - 100, i);
    return [150, 300, 600].includes(i) ? person(i).map((cell, column) => (column === 1 ? '' : cell)) : person(i);
  });
  const pages = rows.flatMap((row, i) => (i === 320 ? [[], header, row] : i % 200 === 199 ? [row, ['', ' ']] : [row]));
  return [
    ['Invented medical office'],
    ['', 'قائمة ٧ / List 7', '', '2017-12-20'],
    [],
    header,
    ...pages,
    [],
    ['', 'المجموع / Total', String(ROWS)],
  ];
}

export const asCsv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  stringify(rows as string[][], { delimiter, record_delimiter: 'windows' });

export const asXlsx = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(rows.map((row) => row.map((value) => (value === '' ? null : value)))).toBuffer();

export const inBase64 = (file: string | Buffer): string => Buffer.from(file).toString('base64');
