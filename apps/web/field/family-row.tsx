import type { ConvoyAction } from '@corridor/domain/convoys';
import { gates } from '@corridor/domain/operations';
import type { StepKind } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { Chip, type Shape, type Tone } from '../shared/chip';
import { Code } from '../shared/code';
import { type Family, type Person, sayBoarded } from './boarding';
import { consentOf, ConsentChoice } from './consent-choice';
import { FamilyPanel } from './family-panel';
import { nameOf } from './person-name';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly family: Family;
  readonly actions: readonly ConvoyAction[];
}

/** One family: one tap where all are there, one more for what they said, and a panel for whatever else happened. */
export function FamilyRow({ convoy, family, actions }: Props) {
  const [consent, setConsent] = useState('none');
  const [isOpen, setOpen] = useState(false);
  const { code, people } = family;
  const isNew = people.every(({ now }) => now === null);
  const said = consentOf(consent);
  return (
    <li class="card stack family">
      <p class="patient-code">
        <Code>{code}</Code>
      </p>
      <p>
        {t('boarding.people', { n: people.length })}
        {' · '}
        {people.flatMap(({ mobility }) => (mobility === null ? [] : [t(`case.mobility.${mobility}`)])).join(' · ')}
      </p>
      <p class="quiet">{placesOf(convoy, people)}</p>
      <p class="chips">
        <Missing people={people} />
        {people.map((person) => (
          <StepChip key={person.personId} person={person} all={people} />
        ))}
      </p>
      {isNew && !isOpen && actions.includes('board') && (
        <>
          <ConsentChoice name={family.caseId} value={consent} onChange={setConsent} />
          {said?.answer === 'declined' && <p class="note note-wait">{t('boarding.declined_hint')}</p>}
          <button
            type="button"
            class={said?.answer === 'declined' ? 'word alarm-outline' : 'main word'}
            onClick={() => {
              sayBoarded(convoy.id, family, [], said);
            }}
          >
            {t(said?.answer === 'declined' ? 'boarding.send_declined' : 'boarding.all_present')}
          </button>
        </>
      )}
      {isOpen ? (
        <FamilyPanel
          convoyId={convoy.id}
          family={family}
          actions={actions}
          consent={said}
          done={() => {
            setOpen(false);
          }}
        />
      ) : (
        <button
          type="button"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t(isNew ? 'boarding.not_all' : 'boarding.more')}
        </button>
      )}
    </li>
  );
}

/** *Ready*, or what is missing: never whose answer it is. */
function Missing({ people }: { people: readonly Person[] }) {
  const missing = gates.filter((gate) => people.some((person) => person.missing.includes(gate)));
  return missing.length === 0 ? (
    <Chip shape="check" tone="good">
      {t('boarding.ready')}
    </Chip>
  ) : (
    <Chip shape="square" tone="wait">
      {t('boarding.missing', { what: missing.map((gate) => t(`boarding.gate.${gate}`)).join(' · ') })}
    </Chip>
  );
}

const look: Readonly<Record<StepKind, readonly [Shape, Tone]>> = {
  boarded: ['dot', 'calm'],
  absent: ['ring', 'wait'],
  declined: ['cross', 'wait'],
  taken_off: ['cross', 'wait'],
  died: ['cross', 'quiet'],
  handed_over: ['check', 'good'],
};

function StepChip({ person, all }: { person: Person; all: readonly Person[] }) {
  if (person.now === null) return null;
  const [shape, tone] = look[person.now];
  return (
    <Chip shape={shape} tone={tone}>
      {t('field.word_detail', { word: nameOf(person, all), detail: t(`boarding.step.${person.now}`) })}
    </Chip>
  );
}

const placesOf = ({ vehicles }: ConvoyPage, people: readonly Person[]): string =>
  people
    .flatMap(({ vehicleId, place }) => {
      const vehicle = vehicles.find(({ id }) => id === vehicleId);
      return vehicle && place !== null
        ? [t('boarding.place_in', { vehicle: `\u2068${vehicle.label}\u2069`, place: String(place) })]
        : [];
    })
    .join(' · ');
