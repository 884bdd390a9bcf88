import type { ColumnUse } from './known-headers';
import { ageBandOf, readAge, readBirthDate } from './read-age';
import { readList, outcomeOf } from './read-list';
import { readRow } from './read-row';
import { readConditionGroup, readMobility, readPriority, readRelation, readSex } from './read-words';

const TODAY = '2017-12-20';
const NOW = `${TODAY}T10:00:00.000Z`;

describe('an age in a cell', () => {
  it.each([
    ['3m', '', 3],
    ['3 months', '', 3],
    ['٣ أشهر', '', 3],
    ['شهرين', '', 2],
    ['18 mois', '', 18],
    ['2 y', '', 24],
    ['2y 3m', '', 27],
    ['سنتين', '', 24],
    ['٤٥', '', 540],
    ['45 سنة', '', 540],
    ['1.5', '', 18],
    ['1,5 an', '', 18],
    ['6/12', '', 6],
    ['2 4/12', '', 28],
    ['20 days', '', 0],
    ['10', 'months', 10],
    ['١٠', 'شهر', 10],
    ['40 تقريبا', '', 480],
    ['60+', '', 720],
    ['2015-06-25', '', 29],
    ['1/12/2017', '', 0],
    ['1950', '', 815],
  ])('%s %s is %d months', (cell, unit, months) => {
    expect(readAge(cell, unit, TODAY)).toEqual({ months, isClear: true });
  });

  it.each(['adult', '300', '2030-01-01', '3 4', '5 x'])('%s is not clear', (cell) => {
    expect(readAge(cell, '', TODAY)).toEqual({ months: null, isClear: false });
  });

  it('may be a date of birth, an Excel serial or a year', () => {
    expect(readBirthDate('25/06/2015', TODAY).months).toBe(29);
    expect(readBirthDate('42180', TODAY).months).toBe(29); // 25 June 2015
    expect(readBirthDate('٢٠١٥', TODAY).months).toBe(35);
    expect(readBirthDate('', TODAY)).toEqual({ months: null, isClear: true });
    expect(readBirthDate('31/02/2015', TODAY).isClear).toBe(false);
  });

  it('has a band', () => {
    expect([null, 0, 12, 60, 144, 216, 720].map(ageBandOf)).toEqual([
      'unknown',
      'under_1',
      '1_4',
      '5_11',
      '12_17',
      '18_59',
      '60_over',
    ]);
  });
});

describe('a word in a cell', () => {
  it.each([
    [readSex, 'F', 'female'],
    [readSex, 'أنثى', 'female'],
    [readSex, 'fille', 'female'],
    [readSex, 'ذكر', 'male'],
    [readSex, 'Male ', 'male'],
    [readPriority, 'P1', 'P1'],
    [readPriority, '٢', 'P2'],
    [readPriority, 'عاجل', 'P2'],
    [readPriority, 'urgent', 'P2'],
    [readMobility, 'الكرسي المتحرك', 'wheelchair_no_steps'],
    [readMobility, 'on a stretcher', 'stretcher'],
    [readConditionGroup, 'سرطان الدم', 'cancer'],
    [readConditionGroup, 'Congenital heart disease', 'heart'],
    [readConditionGroup, 'شظايا في القدم', 'war_injury'],
    [readRelation, 'الأم', 'mother'],
    [readRelation, 'ابن', 'child'],
    [readRelation, 'الأب', 'father'],
    [readRelation, 'tante', 'other_relative'],
  ])('%o reads %s as %s', (read, cell, value) => {
    expect(read(cell)).toEqual({ value, isClear: true });
  });

  it('that says nothing is unknown, and one that nobody knows is unknown and not clear', () => {
    expect([readSex(''), readSex('غير معروف'), readSex('?')].every(({ isClear }) => isClear)).toBe(true);
    expect(readSex('yes')).toEqual({ value: 'unknown', isClear: false });
  });
});

const columns: ColumnUse[] = [
  'number',
  'name',
  'mother_name',
  'sex',
  'age',
  'diagnosis',
  'area',
  'companion_name',
  'companion_relation',
];
const context = {
  areas: [{ id: 'area-1', names: ['Area One', 'المنطقة الأولى'] }],
  facilities: [],
  defaultAreaId: 'area-0',
  defaultFacilityId: null,
  today: TODAY,
};
const row = (...cells: string[]) => readRow(cells, columns, context);

describe('a row of a list', () => {
  it('becomes what is asked for', () => {
    const cells = [
      '17',
      'مريض واحد',
      'أم واحدة',
      'ذكر',
      '٧ أشهر',
      'Congenital heart disease',
      'المنطقه الاولى',
      'Name-101, Name-102',
      'mother, aunt',
    ];
    expect(row(...cells)).toEqual({
      facts: expect.objectContaining({
        number: '17',
        name: 'مريض واحد',
        motherName: 'أم واحدة',
        sex: 'male',
        ageMonths: 7,
        ageBand: 'under_1',
        conditionGroup: 'heart',
        priority: 'unknown',
        areaId: 'area-1',
        companions: [
          { name: 'Name-101', relation: 'mother' },
          { name: 'Name-102', relation: 'other_relative' },
        ],
      }),
      problems: [],
    });
  });

  it('is taken with unknown for what is not clear, and says so', () => {
    const { facts, problems } = row('1', 'Patient One', '', 'x', 'old', '', '');
    expect([facts.sex, facts.ageMonths, facts.areaId]).toEqual(['unknown', null, 'area-0']);
    expect(problems).toEqual([
      { code: 'age_unclear', column: 4 },
      { code: 'sex_unclear', column: 3 },
    ]);
  });

  it('stays behind where it names nobody, an area that nobody knows, or a name as long as a letter', () => {
    const codes = (...cells: string[]): string[] => row(...cells).problems.map(({ code }) => code);
    expect(codes('1', '', '', 'F', '4')).toEqual(['no_name']);
    expect(codes('1', 'Patient One', '', 'F', '4', '', 'Nowhere')).toEqual(['area_unknown']);
    expect(codes('1', 'x'.repeat(201))).toEqual(['too_long']);
  });
});

describe('a whole list', () => {
  const list = (...cells: string[][]) =>
    readList(
      { cells: [['No', 'Name', 'Mother', 'Sex', 'Age'], ...cells], headerRow: 0, columns, corrections: [] },
      context,
      NOW,
    );

  it('passes over empty lines, repeated headers and totals', () => {
    const { rows, skipped } = list(
      ['1', 'Patient One', '', 'F', '4'],
      ['', '  ', ''],
      ['no', 'NAME', 'Mother', 'sex', 'Age'],
      ['2', 'Patient Two', '', 'F', '4'],
      ['', 'المجموع', '2'],
    );
    expect(rows.map((each) => each.row)).toEqual([2, 5]);
    expect(skipped).toEqual([
      { row: 4, because: 'header_again' },
      { row: 6, because: 'total' },
    ]);
  });

  it('finds a person who stands on it twice, in another spelling and order', () => {
    const { rows } = list(
      ['1', 'محمد مريض', 'هدى', 'M', '4'],
      ['2', 'Patient Two', '', 'F', '4'],
      ['3', 'Marid, Mohammed', 'Huda', 'M', '4'],
      ['4', 'Patient Two', '', 'F', '4'],
      ['5', 'Patient Two', '', 'F', '9'],
    );
    expect(rows.map(({ sameAsRow }) => sameAsRow)).toEqual([null, null, 2, 3, null]);
    expect(rows.map((each) => outcomeOf(each, false))).toEqual(['ready', 'ready', 'duplicate', 'duplicate', 'ready']);
  });

  it('is read with what somebody corrected', () => {
    const cells = [
      ['Name', 'Sex'],
      ['', 'F'],
    ];
    const corrections = [{ row: 2, column: 0, text: 'Patient One' }];
    const { rows } = readList({ cells, headerRow: 0, columns: ['name', 'sex'], corrections }, context, NOW);
    expect(rows[0]?.facts.name).toBe('Patient One');
    expect(rows[0]?.cells).toEqual(['Patient One', 'F']);
  });
});
