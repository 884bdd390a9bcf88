import { useState } from 'preact/hooks';
import { t } from './texts';

/** A file, dropped or chosen. The field itself is what a keyboard reaches; dropping is a shortcut. */
export function ChooseFile({ choose }: { choose: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent, isInside: boolean): void => {
    event.preventDefault();
    setOver(isInside);
  };
  return (
    <label
      class={isOver ? 'field drop drop-over' : 'field drop'}
      onDragOver={(event) => {
        over(event, true);
      }}
      onDragLeave={(event) => {
        over(event, false);
      }}
      onDrop={(event) => {
        over(event, false);
        const file = event.dataTransfer?.files[0];
        if (file) choose(file);
      }}
    >
      <span class="field-label">{t('imports.file')}</span>
      <input
        type="file"
        accept=".xlsx,.csv,.tsv,.txt,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) choose(file);
        }}
      />
      <span class="quiet">{t('imports.file_hint')}</span>
    </label>
  );
}
