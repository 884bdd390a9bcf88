import { figureKeys } from '@corridor/domain/reports';
import { SelectField, TextField, textOf } from '../shared/fields';
import { operationNow, toLocalInput } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { ReportItem, ReportWithFigures } from './reports';
import { whatOf } from './reported-words';
import { t } from './texts';

/** Begins a report: which days, which figures, and whether it corrects another. */
export const DraftForm = ({ released, done }: { released: readonly ReportItem[]; done: () => void }) => {
  const today = toLocalInput(operationNow()).slice(0, 10);
  return (
    <Folded title={t('reports.begin')}>
      <CommandForm
        submit={t('reports.begin')}
        done={done}
        request={(data) => ({
          path: '/api/reports',
          body: {
            periodFrom: textOf(data, 'periodFrom'),
            periodTo: textOf(data, 'periodTo'),
            figures: data.getAll('figures'),
            supersedesId: textOf(data, 'supersedesId'),
          },
        })}
      >
        <div class="columns">
          <TextField name="periodFrom" type="date" label={t('reports.from')} value={`${today.slice(0, 7)}-01`} />
          <TextField name="periodTo" type="date" label={t('reports.to')} value={today} />
          {released.length > 0 && (
            <SelectField
              name="supersedesId"
              label={t('reports.corrects')}
              isOptional
              blank={t('reports.corrects_none')}
              options={released.map(({ id, reference }) => [id, reference])}
            />
          )}
        </div>
        <fieldset>
          <legend>{t('reports.figures')}</legend>
          {figureKeys.map((each) => (
            <label key={each} class="check">
              <input type="checkbox" name="figures" value={each} defaultChecked />
              <span>{whatOf(each)}</span>
            </label>
          ))}
        </fieldset>
      </CommandForm>
    </Folded>
  );
};

interface ActionProps {
  readonly report: ReportWithFigures;
  readonly reload: () => void;
}

/** Lets out what stands on the page, and nothing else: base compares its hash with what it counts now. */
export const ReleaseForm = ({ report: { id, sha256 }, reload }: ActionProps) => (
  <CommandForm
    submit={t('reports.release')}
    done={reload}
    request={() => ({ path: `/api/reports/${id}/release`, body: { seenSha256: sha256 } })}
  >
    <p>{t('reports.release_hint')}</p>
  </CommandForm>
);

export const CountersignForm = ({ report: { id }, reload }: ActionProps) => (
  <CommandForm
    submit={t('reports.countersign')}
    done={reload}
    request={() => ({ path: `/api/reports/${id}/countersignature`, body: {} })}
  >
    <p>{t('reports.countersign_hint')}</p>
  </CommandForm>
);

export const DiscardForm = ({ report: { id }, reload }: ActionProps) => (
  <CommandForm
    submit={t('reports.discard')}
    look="plain"
    done={reload}
    request={() => ({ path: `/api/reports/${id}/discarding`, body: {} })}
  />
);
