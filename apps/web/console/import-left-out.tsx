import { disclosurePurposes } from '@corridor/domain/evacuations';
import type { ColumnUse } from '@corridor/domain/imports';
import { useState } from 'preact/hooks';
import type { Written } from '../shared/answers';
import { newKey, type Problem, send } from '../shared/api';
import { SelectField, TextField, textOf } from '../shared/fields';
import { saidOf } from '../shared/texts';
import { CommandForm } from './command-form';
import { saidReason } from './import-reason';
import { Folded } from './page';
import { t } from './texts';

interface LeftOut {
  readonly columns: readonly ColumnUse[];
  readonly header: readonly string[];
  /** Columns that the reader is not shown. */
  readonly hidden: readonly number[];
  readonly rows: readonly {
    readonly row: number;
    readonly code: string;
    readonly cells: readonly string[] | null;
  }[];
}

/** The rows that stayed behind: opened for a reason that is kept, mended here, and taken one by one. */
export function ListLeftOut({ id, reload }: { id: string; reload: () => void }) {
  const [left, setLeft] = useState<LeftOut>();
  const [problem, setProblem] = useState<Problem>();

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const purpose = textOf(new FormData(event.currentTarget as HTMLFormElement), 'purpose');
    const answer = await send<LeftOut>({
      path: `/api/imports/${id}/rows/disclosures`,
      body: { purpose },
      key: newKey(),
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setLeft(answer.value);
  };

  return (
    <Folded title={t('imports.mend')}>
      <div aria-live="polite">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      {left ? (
        <ul class="cards">
          {left.rows.map((row) => (
            <li key={row.row} class="card stack">
              <h3>{t('imports.row_n', { n: row.row })}</h3>
              <p>{saidReason(row.code)}</p>
              {row.cells === null ? (
                <p class="note">{t('imports.row_gone')}</p>
              ) : (
                <MendRow
                  id={id}
                  left={left}
                  row={row.row}
                  cells={row.cells}
                  done={() => {
                    setLeft({ ...left, rows: left.rows.filter((each) => each.row !== row.row) });
                    reload();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <form class="stack" onSubmit={(event) => void onSubmit(event)}>
          <p>{t('imports.mend_hint')}</p>
          <SelectField
            name="purpose"
            label={t('waiting.purpose')}
            options={disclosurePurposes.map((purpose) => [purpose, t(`waiting.purpose_${purpose}`)])}
          />
          <button type="submit">{t('imports.mend_show')}</button>
        </form>
      )}
    </Folded>
  );
}

interface MendProps {
  readonly id: string;
  readonly left: LeftOut;
  readonly row: number;
  readonly cells: readonly string[];
  readonly done: () => void;
}

const MendRow = ({ id, left: { columns, header, hidden }, row, cells, done }: MendProps) => (
  <CommandForm<Written>
    submit={t('imports.mend_take')}
    done={done}
    request={(data) => ({
      path: `/api/imports/${id}/rows`,
      body: { rows: [{ row, cells: cells.map((_, i) => textOf(data, `cell${String(i)}`) ?? '') }] },
    })}
  >
    <div class="columns">
      {cells.map((cell, i) =>
        hidden.includes(i) ? null : (
          <TextField
            key={i}
            name={`cell${String(i)}`}
            label={header[i] || t(`imports.column.${columns[i] ?? 'ignore'}`)}
            value={cell}
            maxLength={4_000}
            isOptional
          />
        ),
      )}
    </div>
    {hidden.length > 0 && <p class="quiet">{t('imports.hidden', { n: hidden.length })}</p>}
  </CommandForm>
);
