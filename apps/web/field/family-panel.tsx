import { type ConvoyAction, type HandoverCondition, handoverConditions } from '@corridor/domain/convoys';
import { type TakenOffReason, takenOffReasons } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import { Choices, NoteField, type Option, TextField, textOf } from '../shared/fields';
import { type Consent, type Family, sayBoarded, sayHandedOver, sayOff, saySplit } from './boarding';
import { nameOf } from './person-name';
import { t } from './texts';

interface Props {
  readonly convoyId: string;
  readonly family: Family;
  readonly actions: readonly ConvoyAction[];
  /** What was said about the destination, as the row has it. */
  readonly consent: Consent | null;
  readonly done: () => void;
}

type What = 'board' | 'get_off' | 'split' | 'hand_over';

/** What is not *all present*: some came, somebody is off, a family was made to part, somebody was handed over. */
export function FamilyPanel({ convoyId, family, actions, consent, done }: Props) {
  const choices = whatOf(actions);
  const isNew = family.people.every(({ now }) => now === null);
  const [what, setWhat] = useState<What>(
    isNew ? 'board' : (choices.find(([each]) => each !== 'board')?.[0] ?? 'board'),
  );
  const [ticked, setTicked] = useState<readonly string[]>([]);

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const note = textOf(data, 'note');
    const some = family.people.map(({ personId }) => personId).filter((id) => ticked.includes(id));
    if (what === 'board') {
      const absent = family.people.map(({ personId }) => personId).filter((id) => !ticked.includes(id));
      sayBoarded(convoyId, family, absent, consent?.answer === 'declined' ? null : consent);
    } else if (what === 'get_off') sayOff(convoyId, family, some, reasonOf(data), note);
    else if (what === 'split') saySplit(convoyId, family, some, note);
    else
      sayHandedOver(convoyId, family, some, { condition: conditionOf(data), receivedBy: textOf(data, 'receivedBy') });
    done();
  };
  return (
    <form class="stack" onSubmit={onSubmit}>
      <Choices
        name="what"
        legend={t('boarding.what')}
        value={what}
        options={choices.map(([each, label]): Option => [each, label])}
        onChange={(value) => {
          setWhat(choices.find(([each]) => each === value)?.[0] ?? 'board');
          setTicked([]);
        }}
      />
      <fieldset class="choices">
        <legend>{t(legends[what])}</legend>
        <div>
          {family.people.map((person) => (
            <label key={person.personId}>
              <input
                type="checkbox"
                checked={ticked.includes(person.personId)}
                onChange={({ currentTarget: { checked } }) => {
                  setTicked((before) =>
                    checked ? [...before, person.personId] : before.filter((id) => id !== person.personId),
                  );
                }}
              />
              <span>{nameOf(person, family.people)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {what === 'get_off' && (
        <Choices
          name="reason"
          legend={t('boarding.why')}
          options={takenOffReasons.map((each): Option => [each, t(`boarding.reason.${each}`)])}
        />
      )}
      {what === 'hand_over' && (
        <>
          <Choices
            name="condition"
            legend={t('boarding.condition_label')}
            value="unknown"
            options={handoverConditions.map((each): Option => [each, t(`boarding.condition.${each}`)])}
          />
          <TextField name="receivedBy" label={t('boarding.received_by')} isOptional />
        </>
      )}
      {(what === 'get_off' || what === 'split') && (
        <NoteField name="note" label={t('field.note_optional')} isOptional />
      )}
      <button
        type="submit"
        class={what === 'get_off' || what === 'split' ? 'alarm' : 'main'}
        // Nobody ticked: of a split or a step off there is nothing to say.
        disabled={ticked.length === 0}
      >
        {t(sends[what])}
      </button>
      <button type="button" onClick={done}>
        {t('common.cancel')}
      </button>
    </form>
  );
}

const legends = {
  board: 'boarding.who_came',
  get_off: 'boarding.who',
  split: 'boarding.staying',
  hand_over: 'boarding.who',
} as const;

const sends = {
  board: 'boarding.send_boarded',
  get_off: 'boarding.send_off',
  split: 'boarding.send_split',
  hand_over: 'boarding.send_hand_over',
} as const;

const whatOf = (actions: readonly ConvoyAction[]): readonly (readonly [What, string])[] => [
  ...(actions.includes('board') ? [['board', t('boarding.what_boarded')] as const] : []),
  ...(actions.includes('get_off')
    ? ([
        ['get_off', t('boarding.get_off')],
        ['split', t('boarding.split')],
      ] as const)
    : []),
  ...(actions.includes('hand_over') ? [['hand_over', t('boarding.hand_over')] as const] : []),
];

const reasonOf = (data: FormData): TakenOffReason =>
  takenOffReasons.find((each) => each === data.get('reason')) ?? 'left_by_choice';
const conditionOf = (data: FormData): HandoverCondition =>
  handoverConditions.find((each) => each === data.get('condition')) ?? 'unknown';
