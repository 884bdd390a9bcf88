import { reportChannels } from '@corridor/domain/commands';
import { handoverConditions } from '@corridor/domain/convoys';
import { consentSpeakers, takenOffReasons } from '@corridor/domain/evacuations';
import { useRef, useState } from 'preact/hooks';
import type { ConvoyPage, FacilityItem, List } from '../shared/answers';
import { Choices, NoteField, type Option, SelectField, TextField } from '../shared/fields';
import { useLoad } from '../shared/load';
import { boardingRequest, type BoardingWhat, boardingWhats } from './boarding-request';
import { WhenField } from './call-when';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { WaitingItem } from './prepare';
import { t } from './texts';

/** The same reports as the phone's, entered by whoever saw it or on behalf of a reporter. None is hidden for its state. */
export function BoardingReportForm({ convoy, done }: { convoy: ConvoyPage; done: () => void }) {
  const waiting = useLoad<List<WaitingItem>>('/api/waiting-list?limit=200');
  const facilities = useLoad<List<FacilityItem>>('/api/facilities');
  const [what, setWhat] = useState<BoardingWhat>('boarded');
  const [caseId, setCaseId] = useState('');
  const pressedAt = useRef<{ readonly content: string; readonly at: number }>(undefined);
  const people = [...(convoy.lines ?? []), ...(convoy.unlisted ?? [])];
  const own = people
    .filter((person) => person.caseId === caseId)
    .sort((a, b) => Number(a.personKind === 'companion') - Number(b.personKind === 'companion'));
  const here = new Map(people.map((person) => [person.caseId, person.code]));
  const others = (waiting.value?.items ?? []).filter(({ id }) => !here.has(id));
  const codes: Option[] = [...here, ...others.map(({ id, code }) => [id, code] as const)];
  const companions = own.filter(({ personKind }) => personKind === 'companion');
  return (
    <Folded title={t('boarding.report')}>
      <CommandForm
        submit={t('boarding.record')}
        request={(data) => {
          // A second press of the same form is the same report, so *now* stays when it was pressed first.
          const content = JSON.stringify([...data.entries()]);
          if (pressedAt.current?.content !== content) pressedAt.current = { content, at: Date.now() };
          const family = own.map(({ personId }) => personId);
          return boardingRequest(convoy.id, { what, caseId, family, at: pressedAt.current.at }, data);
        }}
        done={done}
        failed={done}
      >
        <SelectField
          name="caseId"
          label={t('boarding.family')}
          blank={t('boarding.choose_family')}
          value={caseId}
          options={codes}
          onChange={setCaseId}
        />
        <Choices
          name="what"
          legend={t('boarding.what')}
          value={what}
          options={boardingWhats.map((each): Option => [each, t(labels[each])])}
          onChange={(value) => {
            setWhat(boardingWhats.find((each) => each === value) ?? 'boarded');
          }}
        />
        {own.length > 0 && what !== 'declined' && (
          <fieldset>
            <legend>{t(what === 'split' ? 'boarding.staying' : 'boarding.who')}</legend>
            {own.map(({ personId, personKind }) => (
              <label key={personId} class="check">
                <input type="checkbox" name="person" value={personId} />
                <span>
                  {personKind === 'patient'
                    ? t('boarding.person_patient')
                    : t('boarding.person_companion', {
                        n: companions.findIndex((each) => each.personId === personId) + 1,
                      })}
                </span>
              </label>
            ))}
            {what !== 'split' && <p class="quiet">{t('boarding.everybody')}</p>}
          </fieldset>
        )}
        {what === 'boarded' && (
          <SelectField
            name="consent"
            label={t('boarding.consent')}
            blank={t('boarding.consent_none')}
            isOptional
            options={consentSpeakers.map((each) => [each, t(`prepare.speaker.${each}`)])}
          />
        )}
        {what === 'off' && (
          <SelectField
            name="reason"
            label={t('boarding.why')}
            options={takenOffReasons.map((each) => [each, t(`boarding.reason.${each}`)])}
          />
        )}
        {what === 'handed_over' && (
          <>
            <SelectField
              name="facilityId"
              label={t('boarding.to')}
              blank={t('common.unknown')}
              isOptional
              options={(facilities.value?.items ?? []).map(({ id, name }) => [id, name])}
            />
            <SelectField
              name="condition"
              label={t('boarding.condition_label')}
              value="unknown"
              options={handoverConditions.map((each) => [each, t(`boarding.condition.${each}`)])}
            />
            <TextField name="receivedBy" label={t('boarding.received_by')} isOptional />
          </>
        )}
        <WhenField />
        <NoteField name="note" label={t('case.note_label')} isOptional />
        <TextField name="saidBy" label={t('calls.said_by')} isOptional />
        <SelectField
          name="channel"
          label={t('calls.how')}
          isOptional
          blank={t('boarding.seen_oneself')}
          options={reportChannels.map((each) => [each, t(`calls.channel.${each}`)])}
        />
      </CommandForm>
    </Folded>
  );
}

const labels = {
  boarded: 'boarding.what_boarded',
  declined: 'boarding.what_declined',
  off: 'boarding.get_off',
  split: 'boarding.split',
  handed_over: 'boarding.hand_over',
} as const satisfies Record<BoardingWhat, string>;
