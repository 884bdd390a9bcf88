import type { ComponentChildren } from 'preact';
import { t } from './texts';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly isNumber?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
  readonly more?: (() => void) | undefined;
}

/** A plain table. On a narrow screen each row is a card that repeats its columns' names; the roles keep it a table. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, more }: Props<Row>) {
  if (rows.length === 0) return <p class="note">{empty}</p>;
  return (
    <>
      <table role="table">
        <caption class="for-readers">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, isNumber }) => (
              <th key={label} role="columnheader" scope="col" class={isNumber ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map(({ label, cell, isNumber }) => (
                <td key={label} role="cell" data-label={label} class={isNumber ? 'number' : undefined}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <button type="button" onClick={more}>
          {t('common.show_more')}
        </button>
      )}
    </>
  );
}
