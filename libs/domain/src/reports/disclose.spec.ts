import fc from 'fast-check';
import { type CountGroup, disclose, type DisclosedCount, SMALLEST_SHOWN } from '.';

type Table = readonly (readonly number[])[];
const groupsOf = (table: Table): readonly CountGroup[] =>
  table.map((values, g) => ({
    key: `split-${String(g)}`,
    cells: values.map((value, i) => ({ key: `cell-${String(i)}`, value })),
  }));
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const isSmall = (value: number): boolean => value > 0 && value < SMALLEST_SHOWN;
const read = (count: DisclosedCount): number | '*' => ('withheld' in count ? '*' : count.value);

/** What a donor reads of a table: the total, then the splits; * is withheld. */
const answerTo = (table: Table): readonly [number | '*', ...(number | '*')[][]] => {
  const { total, groups } = disclose(sumOf(table[0] ?? []), groupsOf(table));
  return [read(total), ...groups.map(({ cells }) => cells.map(({ count }) => read(count)))];
};

/** Every way to share `total` people among so many cells. */
function* shares(total: number, cells: number): Generator<readonly number[]> {
  if (cells === 1) return void (yield [total]);
  for (let first = 0; first <= total; first += 1)
    for (const rest of shares(total - first, cells - 1)) yield [first, ...rest];
}

/** Every table whose splits have these numbers of cells, of `total` people. */
function* tables(total: number, [cells, ...others]: readonly number[]): Generator<Table> {
  if (cells === undefined) return void (yield []);
  for (const rest of tables(total, others)) for (const split of shares(total, cells)) yield [split, ...rest];
}

const MOST_PEOPLE = 30;

/**
 * Everything that somebody who knows an answer and the rule can still think of each withheld number: for each answer the
 * values that each number has in all the tables that are answered so. Only answers that no table of more people could
 * also get are kept, since the list of tables ends somewhere.
 */
function candidates(shape: readonly number[], mostPeople: number): { table: Table; possible: Set<number>[] }[] {
  const byAnswer = new Map<string, { possible: Set<number>[]; tables: Table[] }>();
  for (let total = 0; total <= mostPeople; total += 1) {
    for (const table of tables(total, shape)) {
      const answer = JSON.stringify(answerTo(table));
      const numbers = [total, ...table.flat()];
      const known = byAnswer.get(answer) ?? { possible: numbers.map(() => new Set<number>()), tables: [] };
      numbers.forEach((value, i) => known.possible[i]?.add(value));
      known.tables.push(table);
      byAnswer.set(answer, known);
    }
  }
  return [...byAnswer.values()].flatMap(({ possible, tables: answered }) =>
    answered.map((table) => ({ table, possible })),
  );
}

describe('a count that leaves the house', () => {
  it.each([
    [0, 0],
    [1, '*'],
    [4, '*'],
    [5, 5],
  ])('%i is read as %s', (value, expected) => {
    expect(answerTo([[value]])).toEqual([expected, [expected]]);
  });

  it('keeps its split and its key', () => {
    expect(disclose(12, [{ key: 'by-month', cells: [{ key: '2031-05', value: 12 }] }])).toEqual({
      total: { value: 12 },
      groups: [{ key: 'by-month', cells: [{ key: '2031-05', count: { value: 12 } }] }],
    });
  });

  it.each([
    ['one small part', [3, 20], ['*', ['*', 20]]],
    ['two small parts that must be 1 and 1', [1, 1, 20], ['*', ['*', '*', 20]]],
    ['two small parts that must be 4 and 4', [4, 4, 20], ['*', ['*', '*', 20]]],
    ['two small parts of which none could be 1', [2, 4, 20], ['*', ['*', '*', 20]]],
    ['two small parts that can be anything', [1, 4, 20], [25, ['*', '*', 20]]],
    ['no small part', [5, 20, 0], [25, [5, 20, 0]]],
  ])('withholds the total where it would betray: %s', (_what, split, expected) => {
    expect(answerTo([split])).toEqual(expected);
  });

  it.each([
    ['the second shows every part, and so the total', [[3, 7], [10]], ['*', ['*', 7], ['*']]],
    [
      'the first shows every part: the total is known, and the second would betray',
      [[10], [3, 7]],
      [10, [10], ['*', '*']],
    ],
    [
      'both leave one part, and both sums meet in one number',
      [
        [10, 4],
        [13, 1],
      ],
      ['*', [10, '*'], ['*', '*']],
    ],
    ['the total is that of one small part, which limits the others', [[1, 2, 0], [3]], ['*', ['*', '*', 0], ['*']]],
    [
      'each is safe beside the total',
      [
        [1, 4, 20],
        [2, 3, 20],
      ],
      [25, ['*', '*', 20], ['*', '*', 20]],
    ],
    [
      'neither withholds a part',
      [
        [5, 20],
        [10, 15],
      ],
      [25, [5, 20], [10, 15]],
    ],
  ])('shows two splits of one total only where neither betrays the other: %s', (_what, table, expected) => {
    expect(answerTo(table)).toEqual(expected);
  });

  it('is withheld by itself where no split stands beside it', () => {
    expect([disclose(3, []), disclose(5, [])].map(({ total }) => read(total))).toEqual(['*', 5]);
  });

  it.each([
    [
      10,
      [
        [5, 5],
        [5, 4],
      ],
    ],
    [9, [[5, 5]]],
    [1, [[]]],
  ])('is never disclosed from a split that does not add up to %i', (total, table) => {
    expect(() => disclose(total, groupsOf(table))).toThrow(RangeError);
  });

  it('is shown as it is or not at all, and never where it is 1 to 4', () => {
    const split = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(split, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (first, others) => {
        const total = sumOf(first);
        const second = others.filter((_, i) => sumOf(others.slice(0, i + 1)) <= total);
        const table = [first, [...second, total - sumOf(second)]];
        const [readTotal, ...splits] = answerTo(table);
        expect([total, '*']).toContain(readTotal);
        splits.forEach((cells, g) => cells.forEach((cell, i) => expect([table[g]?.[i], '*']).toContain(cell)));
        expect([readTotal, ...splits.flat()].filter((number) => number !== '*' && isSmall(number))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('somebody who knows the answer and the rule', () => {
  const shapes = [
    [1],
    [2],
    [3],
    [4],
    [1, 1],
    [1, 2],
    [2, 1],
    [1, 3],
    [3, 1],
    [2, 2],
    [2, 3],
    [3, 2],
    [1, 2, 2],
    [2, 1, 2],
    [2, 2, 1],
  ];

  it.each(shapes.map((shape) => [shape]))('cannot tell a small count any closer, with splits of %j cells', (shape) => {
    const mostPeople = shape.reduce((cells, each) => cells + each, 0) > 4 ? 22 : MOST_PEOPLE;
    let smallCounts = 0;
    for (const { table, possible } of candidates(shape, mostPeople)) {
      const numbers = [sumOf(table[0] ?? []), ...table.flat()];
      // Withheld totals near the end of the list could also be those of a table with more people.
      if (sumOf(table[0] ?? []) > mostPeople - 4 * Math.max(...shape)) continue;
      numbers.forEach((value, i) => {
        if (!isSmall(value)) return;
        smallCounts += 1;
        const thought = [...(possible[i] ?? [])];
        const isCellOfFirstSplit = i > 0 && i <= (shape[0] ?? 0);
        if (isCellOfFirstSplit)
          expect({ table, value, thought: thought.sort() }).toEqual({ table, value, thought: [1, 2, 3, 4] });
        else expect({ table, value, thought: thought.length >= 4 }).toEqual({ table, value, thought: true });
      });
    }
    expect(smallCounts).toBeGreaterThan(0);
  });
});
