import fc from 'fast-check';
import { instant } from '../time';
import { recordReportedFigure } from './reported-figure';
import { sideBySide, sumsThatDiffer } from './side-by-side';

const figure = (what: string, value: number, source = 'One', more: { asOf?: string; knownOn?: string } = {}) => ({
  what,
  value,
  source,
  asOf: '2031-05-01',
  knownOn: '2031-05-02',
  ...more,
});

const [patients, companions, total] = ['evacuated_patients', 'evacuated_companions', 'evacuated_total'] as const;

describe('figures of several sources', () => {
  it('stand side by side with their range, and are never added up', () => {
    const [waiting, died] = sideBySide([
      figure('waiting', 494),
      figure('died_waiting', 12),
      figure('waiting', 641, 'Two'),
    ]);
    expect(waiting).toMatchObject({ what: 'waiting', low: 494, high: 641 });
    expect(waiting?.figures.map(({ value }) => value)).toEqual([494, 641]);
    expect(died).toMatchObject({ low: 12, high: 12 });
  });

  it('put the latest known first', () => {
    const [waiting] = sideBySide([
      figure('waiting', 1, 'One', { knownOn: '2031-05-01' }),
      figure('waiting', 2, 'Two', { knownOn: '2031-05-03' }),
    ]);
    expect(waiting?.figures.map(({ source }) => source)).toEqual(['Two', 'One']);
  });

  it('keep every figure, whatever they are', () => {
    const some = fc.array(fc.record({ what: fc.constantFrom('a', 'b', 'c'), value: fc.nat(1_000) }));
    fc.assert(
      fc.property(some, (drawn) => {
        const groups = sideBySide(drawn.map(({ what, value }) => figure(what, value)));
        expect(groups.flatMap(({ figures }) => figures)).toHaveLength(drawn.length);
        for (const { low, high, figures } of groups)
          for (const { value } of figures) expect(low <= value && value <= high).toBe(true);
      }),
    );
  });
});

describe('a sum that does not match its source', () => {
  it('is told with both numbers', () => {
    expect(sumsThatDiffer([figure(patients, 29), figure(companions, 56), figure(total, 86)])).toEqual([
      {
        source: 'One',
        asOf: '2031-05-01',
        parts: [
          { what: patients, value: 29 },
          { what: companions, value: 56 },
        ],
        sum: 85,
        stated: 86,
      },
    ]);
  });

  it.each([
    ['the parts make the total', [figure(patients, 30), figure(companions, 56), figure(total, 86)]],
    ['a part is missing', [figure(patients, 29), figure(total, 86)]],
    ['the parts are another source’s', [figure(patients, 29, 'Two'), figure(companions, 56, 'Two'), figure(total, 86)]],
    [
      'the parts are of another day',
      [figure(patients, 29, 'One', { asOf: '2031-05' }), figure(companions, 56), figure(total, 86)],
    ],
  ])('is none where %s', (_, figures) => {
    expect(sumsThatDiffer(figures)).toEqual([]);
  });
});

describe('recording a figure', () => {
  const all = {
    id: 'f',
    qualifier: 'exact',
    knownOnBasis: 'stated',
    whatItCounts: 'patients',
    sourceKey: 'A1',
  } as const;

  it.each(['2031-05', '2031-05-02'])('adds one about %s', (asOf) => {
    const { changes, entry } = recordReportedFigure(
      'o',
      { ...all, ...figure('waiting', 3), asOf },
      { now: instant(0) },
    );
    expect(changes.reportedFigures[0]).toMatchObject({ operationId: 'o', asOf, value: 3 });
    expect(entry.body).not.toHaveProperty('whatItCounts');
  });

  it('refuses one that was known before what it is about', () => {
    expect(() =>
      recordReportedFigure('o', { ...all, ...figure('waiting', 3), asOf: '2031-06' }, { now: instant(0) }),
    ).toThrow('figure.known_too_early');
  });
});
