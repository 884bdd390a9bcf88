import { useState } from 'preact/hooks';
import { moment } from '../shared/time';
import type { ListForm, Preview, PreviewRow } from './imports';
import { ListSheet } from './import-sheet';
import { t } from './texts';

interface Props {
  readonly read: Preview;
  readonly corrections: NonNullable<ListForm['corrections']>;
  readonly isBusy: boolean;
  readonly change: (changed: Partial<ListForm>) => void;
  readonly take: (leaveOut: readonly number[]) => void;
}

const STEP = 100;

/** What would become of the file: its columns, its rows, and what of them is taken. */
export function ListPreview({ read, corrections, isBusy, change, take }: Props) {
  const { counts, rows } = read;
  const hasDoubt = counts.all > counts.ready;
  const [isAll, setAll] = useState(false);
  const [most, setMost] = useState(STEP);
  // What a person ticked, against what is taken by itself: all but duplicates.
  const [ticked, setTicked] = useState<ReadonlyMap<number, boolean>>(new Map());
  const isTaken = ({ row, outcome }: PreviewRow): boolean =>
    outcome !== 'error' && (ticked.get(row) ?? outcome !== 'duplicate');
  const taken = rows.filter(isTaken);
  const shown = isAll || !hasDoubt ? rows : rows.filter(({ outcome }) => outcome !== 'ready');
  return (
    <>
      {read.sameFile && (
        <p class="note note-wait">
          <a href={`#/import/${read.sameFile.id}`}>
            {t('imports.same_file', { time: moment(read.sameFile.receivedAt) })}
          </a>
        </p>
      )}
      <HowItIsRead read={read} change={change} />
      <p class="note">
        {t('imports.counts', { all: counts.all, ready: counts.ready, warning: counts.warning })}{' '}
        {t('imports.counts_behind', { duplicate: counts.duplicate, error: counts.error })}{' '}
        {read.skipped.length > 0 && t('imports.counts_skipped', { n: read.skipped.length })}
      </p>
      {hasDoubt && (
        <div class="presses" role="group" aria-label={t('imports.rows_shown')}>
          {[false, true].map((all) => (
            <button
              key={String(all)}
              type="button"
              aria-pressed={isAll === all}
              onClick={() => {
                setAll(all);
              }}
            >
              {all
                ? t('imports.all_rows', { n: counts.all })
                : t('imports.doubtful_rows', { n: counts.all - counts.ready })}
            </button>
          ))}
        </div>
      )}
      <ListSheet
        read={read}
        rows={shown.slice(0, most)}
        isTaken={isTaken}
        tick={(row, isOn) => {
          setTicked(new Map(ticked).set(row, isOn));
        }}
        use={(columns) => {
          change({ columns });
        }}
        correct={(correction) => {
          const others = corrections.filter(
            ({ row, column }) => row !== correction.row || column !== correction.column,
          );
          change({ columns: read.columns.map((each) => each.use), corrections: [...others, correction] });
        }}
      />
      {shown.length > most && (
        <button
          type="button"
          onClick={() => {
            setMost(most + STEP);
          }}
        >
          {t('common.show_more')}
        </button>
      )}
      <button
        type="button"
        class="main"
        aria-disabled={isBusy || taken.length === 0}
        onClick={() => {
          if (!isBusy && taken.length > 0)
            take(rows.filter((each) => each.outcome !== 'error' && !isTaken(each)).map(({ row }) => row));
        }}
      >
        {t('imports.take', { n: taken.length, all: counts.all })}
      </button>
      <p class="quiet">{t('imports.take_hint')}</p>
    </>
  );
}

/** Which sheet, and which of its rows names the columns. */
const HowItIsRead = ({ read, change }: Pick<Props, 'read' | 'change'>) => (
  <div class="presses">
    {read.sheets.length > 1 && (
      <label class="field">
        <span class="field-label">{t('imports.sheet')}</span>
        <select
          onChange={(event) => {
            change({
              sheet: Number(event.currentTarget.value),
              headerRow: undefined,
              columns: undefined,
              corrections: [],
            });
          }}
        >
          {read.sheets.map(({ name, rows }, i) => (
            <option key={i} value={i} selected={i === read.sheet}>
              {t('imports.sheet_of', { name, n: rows })}
            </option>
          ))}
        </select>
      </label>
    )}
    <label class="field">
      <span class="field-label">{t('imports.header_row')}</span>
      <input
        type="number"
        min={0}
        max={5_500}
        value={read.headerRow}
        onChange={(event) => {
          change({ sheet: read.sheet, headerRow: Number(event.currentTarget.value), columns: undefined });
        }}
      />
    </label>
  </div>
);
