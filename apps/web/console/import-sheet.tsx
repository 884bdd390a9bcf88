import { type ColumnUse, columnUses, rowErrors } from '@corridor/domain/imports';
import { Chip } from '../shared/chip';
import { Code, Name } from '../shared/code';
import type { Preview, PreviewRow } from './imports';
import { t } from './texts';

interface Props {
  readonly read: Preview;
  readonly rows: readonly PreviewRow[];
  readonly isTaken: (row: PreviewRow) => boolean;
  readonly tick: (row: number, isOn: boolean) => void;
  readonly use: (columns: readonly ColumnUse[]) => void;
  readonly correct: (correction: { readonly row: number; readonly column: number; readonly text: string }) => void;
}

/** The list as a sheet: what each column is above it, what is said of each row beside it. It scrolls by itself. */
export const ListSheet = ({ read, rows, isTaken, tick, use, correct }: Props) => (
  <div class="sheet" role="region" aria-label={t('imports.preview')} tabIndex={0}>
    <table>
      <caption class="for-readers">{t('imports.preview')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('imports.is_taken')}</th>
          <th scope="col">{t('imports.row')}</th>
          <th scope="col">{t('imports.what')}</th>
          {read.columns.map(({ header, use: now }, i) => (
            <th key={i} scope="col">
              <span>
                <Name>{header || t('imports.column_n', { n: i + 1 })}</Name>
              </span>
              <select
                aria-label={t('imports.column_use', { column: header || String(i + 1) })}
                onChange={(event) => {
                  const chosen = columnUses.find((each) => each === event.currentTarget.value) ?? 'ignore';
                  use(read.columns.map((each, place) => (place === i ? chosen : each.use)));
                }}
              >
                {columnUses.map((each) => (
                  <option key={each} value={each} selected={each === now}>
                    {t(`imports.column.${each}`)}
                  </option>
                ))}
              </select>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td>
              <input
                type="checkbox"
                aria-label={t('imports.take_row', { n: row.row })}
                checked={isTaken(row)}
                disabled={row.outcome === 'error'}
                onChange={(event) => {
                  tick(row.row, event.currentTarget.checked);
                }}
              />
            </td>
            <td class="number">{row.row}</td>
            <td>
              <Said row={row} read={read} />
            </td>
            {row.cells.map((cell, i) => (
              <td key={i}>
                {needsMending(row, read, i) ? (
                  <input
                    dir="auto"
                    aria-label={t('imports.mend_cell', { n: row.row, column: read.columns[i]?.header ?? '' })}
                    defaultValue={cell}
                    onChange={(event) => {
                      correct({ row: row.row, column: i, text: event.currentTarget.value });
                    }}
                  />
                ) : (
                  <Name>{cell}</Name>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const looks = {
  ready: ['check', 'good'],
  warning: ['alert', 'wait'],
  duplicate: ['half', 'wait'],
  error: ['cross', 'alarm'],
} as const;

/** What is said of a row, and whom it seems to be: the other row's own words stand beside it. */
function Said({ row, read }: { row: PreviewRow; read: Preview }) {
  const [shape, tone] = looks[row.outcome];
  const twin = read.rows.find(({ row: number }) => number === row.sameAsRow);
  return (
    <>
      <Chip shape={shape} tone={tone}>
        {t(`imports.outcome.${row.outcome}`)}
      </Chip>
      {row.problems.map(({ code }) => (
        <p key={code}>{t(`imports.problem.${code}`)}</p>
      ))}
      {twin && (
        <p>
          {t('imports.same_as_row', { n: twin.row })}:{' '}
          <Name>{twin.cells.filter((cell) => cell !== '').join(' · ')}</Name>
        </p>
      )}
      {row.sameAs.map(({ id, code, agrees }) => (
        <p key={id}>
          <a href={`#/case/${id}`}>
            <Code>{code}</Code>
          </a>{' '}
          {agrees.map((each) => t(`imports.agrees.${each}`)).join(' · ')}
        </p>
      ))}
    </>
  );
}

/** The cell that keeps a row behind; where no column holds names, nothing in the row can mend it. */
function needsMending({ problems }: PreviewRow, { columns }: Preview, column: number): boolean {
  return problems.some((problem) => {
    if (problem.code === 'no_name') return ['name', 'first_name'].includes(columns[column]?.use ?? '');
    return problem.column === column && (rowErrors as readonly string[]).includes(problem.code);
  });
}
