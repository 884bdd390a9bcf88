import type { SubstitutionReason } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import { Code } from '../shared/code';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import type { Candidate, Reserve } from './call-round';
import { companionsOf } from './bed-saying';
import { CommandForm } from './command-form';
import { Readiness } from './readiness';
import { t } from './texts';

/** Who goes out, and of which list. */
interface Out {
  readonly convoyId: string;
  readonly isFrozen: boolean;
  readonly caseId: string;
}

interface Props {
  readonly out: Out;
  readonly reason: SubstitutionReason;
  readonly done: () => void;
}

/** The next who fit, in the order of the waiting list: who is ready, and what others would still need. */
export function ReserveOf(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="round-reserve"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('round.reserve')}</summary>
      {isOpen && <Candidates {...props} />}
    </details>
  );
}

function Candidates({ out, reason, done }: Props) {
  const load = useLoad<Reserve>(`/api/convoys/${out.convoyId}/reserve?outCaseId=${out.caseId}`);
  return (
    <Loaded from={load}>
      {({ free, ready, nearly, tooFewPlaces }) => (
        <>
          <p>{t('round.reserve_hint')}</p>
          {ready.length === 0 && <p class="note">{t('round.reserve_none')}</p>}
          {ready.map((candidate) => (
            <OfferedReserve key={candidate.caseId} out={out} candidate={candidate} reason={reason} done={done} />
          ))}
          <Others title={t('round.reserve_nearly')} of={nearly} />
          <Others title={t('round.reserve_too_few', { n: free })} of={tooFewPlaces} />
        </>
      )}
    </Loaded>
  );
}

/** Who cannot be offered a place as it is, and why. */
const Others = ({ title, of }: { title: string; of: readonly Candidate[] }) =>
  of.length > 0 && (
    <>
      <p class="quiet">{title}</p>
      <ul>
        {of.map((candidate) => (
          <li key={candidate.caseId}>
            <Who of={candidate} />
            <BedAndPlaces of={candidate} />
            <div class="quiet">{missingOf(candidate)}</div>
          </li>
        ))}
      </ul>
    </>
  );

/** One who is ready and fits: a press puts the family in the free places, and both cases say so. */
export const OfferedReserve = ({ out, candidate, reason, done }: Props & { readonly candidate: Candidate }) => (
  <div class="note stack">
    <p class="chips">
      <Who of={candidate} />
      <Readiness isReady={candidate.missing.length === 0} />
    </p>
    <BedAndPlaces of={candidate} />
    {out.isFrozen && <p>{t('round.amend_hint')}</p>}
    <CommandForm
      submit={t('round.substitute')}
      look={out.isFrozen ? 'alarm' : 'main'}
      request={() => ({
        path: `/api/convoys/${out.convoyId}/substitutions`,
        body: { outCaseId: out.caseId, inCaseId: candidate.caseId, reason, seats: candidate.seats },
      })}
      done={done}
      failed={done}
    >
      <span class="for-readers">{candidate.code}</span>
    </CommandForm>
  </div>
);

const Who = ({ of: { caseId, code, priority, mobility, companions } }: { of: Candidate }) => (
  <span>
    <a href={`#/case/${caseId}`}>
      <Code>{code}</Code>
    </a>{' '}
    · {t(`case.priority.${priority}`)} · {t(`case.mobility.${mobility}`)} · {t('round.people', { n: companions + 1 })}
  </span>
);

/** Whether the bed takes those who go along, and whether the whole family finds a place. */
const BedAndPlaces = ({ of: { bed, withoutPlace } }: { of: Candidate }) => (
  <div>
    {[
      ...(bed === null ? [t('round.no_bed')] : companionsOf(bed)),
      withoutPlace === 0 ? t('round.places_for_all') : t('round.without_place', { n: withoutPlace }),
    ].join(' · ')}
  </div>
);

const missingOf = ({ missing }: Candidate): string => {
  const said = missing.map(({ gate, missing: why }) =>
    why === null ? '' : `${t(`prepare.gate.${gate}`)}: ${t(`prepare.reason.${why}`)}`,
  );
  return [...new Set(said)].join(' · ');
};
