import type { CasePage } from '../shared/answers';
import { NoteField, SelectField, textOf } from '../shared/fields';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { Preparation } from './prepare';
import { nameOf } from './readiness';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly preparation: Preparation;
  readonly done: () => void;
}

/** Somebody answers for what is missing: alone where one may, before security where a party said no. */
export function OverrideForm({ of, preparation, done }: Props) {
  const shut = preparation.people.flatMap(({ personId, gates }) =>
    gates
      .filter(({ missing, overrideId }) => missing !== null && overrideId === null)
      .map((each) => ({ ...each, personId })),
  );
  const by = (takes: 'one' | 'two') => shut.filter(({ overrideTakes }) => overrideTakes === takes);
  return (
    <>
      {(['one', 'two'] as const).map(
        (takes) =>
          by(takes).length > 0 && (
            <Folded
              key={takes}
              title={takes === 'one' ? t('prepare.override') : t('open_item.proposal.override_denied')}
            >
              <p>{t(takes === 'one' ? 'prepare.override_hint' : 'prepare.override_two_hint')}</p>
              <CommandForm
                look="alarm"
                submit={takes === 'one' ? t('prepare.override') : t('waiting.erase_ask')}
                done={done}
                failed={done}
                request={(data) => {
                  const [personId, gate] = (textOf(data, 'what') ?? '').split(' ');
                  return {
                    path: `/api/evacuations/${of.id}/${takes === 'one' ? 'overrides' : 'overrides-by-two'}`,
                    body: { personId, gate, reason: textOf(data, 'reason') },
                  };
                }}
              >
                <SelectField
                  name="what"
                  label={t('prepare.override_what')}
                  options={by(takes).map(({ personId, gate, missing }) => [
                    `${personId} ${gate}`,
                    `${nameOf(of, personId)} · ${t(`prepare.gate.${gate}`)}: ${missing === null ? '' : t(`prepare.reason.${missing}`)}`,
                  ])}
                />
                <NoteField name="reason" label={t('waiting.reason')} />
              </CommandForm>
            </Folded>
          ),
      )}
    </>
  );
}
