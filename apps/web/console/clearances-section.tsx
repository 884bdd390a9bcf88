import type { CasePage, List } from '../shared/answers';
import { Name } from '../shared/code';
import { useLoad } from '../shared/load';
import { moment } from '../shared/time';
import { ClearanceFields, clearanceOf } from './clearance-fields';
import { CommandForm } from './command-form';
import { Notes } from './notes';
import { Folded, Section } from './page';
import type { PartyItem, Preparation, Standing } from './prepare';
import { Table } from './table';
import { nameOf } from './readiness';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly preparation: Preparation;
  readonly standings: readonly Standing[];
  readonly done: () => void;
}

/** How each party stands towards each person, and since when: silence ages by itself. */
export function ClearancesSection({ of, preparation, standings, done }: Props) {
  const parties = useLoad<List<PartyItem>>('/api/parties');
  const partyOf = ({ partyId }: Standing): string => parties.value?.items.find(({ id }) => id === partyId)?.name ?? '';
  return (
    <Section title={t('prepare.clearances')}>
      <Table<Standing>
        caption={t('prepare.clearances')}
        rows={standings}
        rowKey={({ partyId, personId }) => `${partyId} ${personId}`}
        empty={t('prepare.reason.no_party_registered')}
        columns={[
          { label: t('convoys.person'), cell: ({ personId }) => nameOf(of, personId) },
          { label: t('prepare.party'), cell: (each) => <Name>{partyOf(each)}</Name> },
          { label: t('prepare.answer'), cell: saying },
        ]}
      />
      {(parties.value?.items ?? []).map(({ id, name }) => (
        <Notes key={id} path={`/api/parties/${id}/disclosures`} told={toldOf(standings, id, name)} />
      ))}
      <Folded title={t('prepare.clearance_record')}>
        <CommandForm
          submit={t('prepare.clearance_record')}
          done={done}
          failed={done}
          request={(data) => ({
            path: '/api/clearances',
            body: {
              ...clearanceOf(data),
              cases: [{ id: of.id, seenVersion: preparation.version }],
              except: preparation.people
                .map(({ personId }) => personId)
                .filter((id) => !data.getAll('people').includes(id)),
            },
          })}
        >
          <ClearanceFields />
          <fieldset>
            <legend>{t('convoys.person')}</legend>
            {preparation.people.map(({ personId }) => (
              <label key={personId} class="check">
                <input type="checkbox" name="people" value={personId} defaultChecked />
                <span>{nameOf(of, personId)}</span>
              </label>
            ))}
          </fieldset>
        </CommandForm>
      </Folded>
    </Section>
  );
}

/** The words of one party's answers about people of this case, each once. */
const toldOf = (standings: readonly Standing[], party: string, name: string) =>
  [
    ...new Set(standings.filter(({ partyId }) => partyId === party).flatMap((each) => [each.noteId, each.saidById])),
  ].map((noteId) => ({ noteId, label: name }));

const saying = ({ state, since, until, conditions }: Standing) => (
  <>
    {t(`prepare.state.${state}`)}
    {since !== null && <> · {t('prepare.since', { time: moment(since) })}</>}
    {until !== null && <> · {t('prepare.until', { time: moment(until) })}</>}
    {conditions.length > 0 && (
      <span class="quiet"> · {conditions.map((each) => t(`prepare.condition.${each}`)).join(' · ')}</span>
    )}
  </>
);
