import { useRef, useState } from 'preact/hooks';
import { areaOptions, useAreas } from '../shared/areas';
import type { List } from '../shared/answers';
import { newKey, type Problem } from '../shared/api';
import { SelectField } from '../shared/fields';
import { useLoad } from '../shared/load';
import { saidOf } from '../shared/texts';
import { ChooseFile } from './choose-file';
import { ListPreview } from './import-preview';
import { inBase64, type ListForm, type Preview, preview, take } from './imports';
import { Section } from './page';
import { t } from './texts';

type Work = 'reading' | 'taking';

/** From a file to cases: whose it is and where, the file, a look, one press. Nothing is kept before that press. */
export function BringList() {
  const areas = useAreas();
  const organisations = useLoad<List<{ readonly id: string; readonly name: string }>>('/api/organisations');
  const [form, setForm] = useState<Partial<ListForm>>({});
  const [organisationId, setOrganisationId] = useState('');
  const [read, setRead] = useState<Preview>();
  const [work, setWork] = useState<Work>();
  const [problem, setProblem] = useState<Problem>();
  const press = useRef<{ readonly content: string; readonly key: string } | undefined>(undefined);

  /** Reads the file anew with what was changed; a file without an area waits for it. */
  const readAnew = async (changed: Partial<ListForm>): Promise<void> => {
    const next = { ...form, ...changed };
    setForm(next);
    const { file, enclaveId } = next;
    if (!file || !enclaveId) return;
    setWork('reading');
    const answer = await preview({ ...next, file, enclaveId });
    setWork(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    setRead(answer.ok ? answer.value : undefined);
  };

  const takeRows = async (leaveOut: readonly number[]): Promise<void> => {
    const { file, enclaveId } = form;
    if (!read || !file || !enclaveId || work) return;
    const asked = {
      ...form,
      file,
      enclaveId,
      sheet: read.sheet,
      headerRow: read.headerRow,
      columns: read.columns.map(({ use }) => use),
      leaveOut,
      ...(organisationId === '' ? {} : { organisationId }),
    };
    // Pressing again after a broken connection sends the same command.
    const content = JSON.stringify(asked);
    if (press.current?.content !== content) press.current = { content, key: newKey() };
    setWork('taking');
    const answer = await take(asked, press.current.key);
    setWork(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) location.hash = `#/import/${press.current.key}`;
  };

  return (
    <Section title={t('imports.bring')}>
      <p>{t('imports.bring_hint')}</p>
      <div class="card stack list-form">
        <SelectField
          name="enclaveId"
          label={t('imports.area')}
          hint={t('imports.area_hint')}
          blank={t('common.select')}
          options={areaOptions(areas.value?.items ?? [])}
          onChange={(enclaveId) => void readAnew({ enclaveId })}
        />
        <SelectField
          name="organisationId"
          label={t('imports.sender')}
          isOptional
          blank={t('common.unknown')}
          options={(organisations.value?.items ?? []).map(({ id, name }) => [id, name])}
          onChange={setOrganisationId}
        />
        <ChooseFile
          choose={(file) =>
            void inBase64(file).then((bytes) =>
              readAnew({ file: bytes, sheet: undefined, headerRow: undefined, columns: undefined, corrections: [] }),
            )
          }
        />
      </div>
      <div role="status">
        {work && (
          <p class="note">
            {t(`imports.${work}`)} <progress aria-label={t(`imports.${work}`)} />
          </p>
        )}
        {form.file && !form.enclaveId && <p class="note note-wait">{t('imports.area_first')}</p>}
      </div>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      {read && (
        <ListPreview
          read={read}
          corrections={form.corrections ?? []}
          isBusy={work !== undefined}
          change={(changed) => void readAnew(changed)}
          take={(leaveOut) => void takeRows(leaveOut)}
        />
      )}
    </Section>
  );
}
