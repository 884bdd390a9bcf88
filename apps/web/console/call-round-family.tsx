import { useState } from 'preact/hooks';
import { Chip, type Shape, type Tone } from '../shared/chip';
import { Code, Name } from '../shared/code';
import type { CallOutcome } from '@corridor/domain/convoys';
import { moment } from '../shared/time';
import { type CallRecorded, type Candidate, type FamilyCalled, reasonOf, type Round } from './call-round';
import { CallRoundAnswers } from './call-round-answers';
import { FamilyNumber } from './family-number';
import { may } from './may';
import { OfferedReserve, ReserveOf } from './reserve';
import { t } from './texts';

interface Props {
  readonly round: Round;
  readonly family: FamilyCalled;
  readonly hospitalOf: (facilityId: string) => string;
  readonly reload: () => void;
}

/** One family: where to, how to reach it, what it says, and who goes in its place. */
export function CallRoundFamily({ round, family, hospitalOf, reload }: Props) {
  const [offered, setOffered] = useState<Candidate | null>();
  const { caseId, code, last, inPlace } = family;
  const mayReplace = may('convoys.freeze_manifest') && inPlace === null && last !== null && !isComing(last.outcome);
  const out = { convoyId: round.id, isFrozen: round.manifestStatus === 'frozen', caseId };
  return (
    <li class="card stack round-family">
      <h2>
        <a href={`#/case/${caseId}`}>
          <Code>{code}</Code>
        </a>{' '}
        <span class="quiet">{family.isListed ? t('round.people', { n: family.people }) : t('round.off')}</span>
      </h2>
      <p class="chips">
        <LastWord family={family} />
      </p>
      <p>
        {t('round.destination')}: <strong>{whereTo(family, hospitalOf)}</strong>
      </p>
      <FamilyNumber caseId={caseId} code={code} />
      <CallRoundAnswers
        convoyId={round.id}
        family={family}
        done={(answer: CallRecorded) => {
          setOffered(answer.reserve);
          reload();
        }}
      />
      {inPlace && (
        <p class="note note-good">
          <a href={`#/case/${inPlace.caseId}`}>{t('round.went_out', { code: inPlace.code })}</a>
        </p>
      )}
      {mayReplace && offered && (
        <OfferedReserve out={out} candidate={offered} reason={reasonOf[last.outcome]} done={reload} />
      )}
      {mayReplace && !offered && <ReserveOf out={out} reason={reasonOf[last.outcome]} done={reload} />}
    </li>
  );
}

const isComing = (outcome: CallOutcome): boolean => outcome === 'coming' || outcome === 'coming_without_companion';

function whereTo({ destination }: FamilyCalled, hospitalOf: Props['hospitalOf']) {
  if (!destination) return t('round.no_destination');
  return destination.facilityId === null ? t('prepare.on_arrival') : <Name>{hospitalOf(destination.facilityId)}</Name>;
}

const looks: Readonly<Record<CallOutcome, readonly [Shape, Tone]>> = {
  coming: ['check', 'good'],
  coming_without_companion: ['half', 'good'],
  declines: ['cross', 'wait'],
  no_answer: ['ring', 'wait'],
  already_left: ['arrow', 'quiet'],
  reported_died: ['cross', 'quiet'],
};

/** What was said last, and at which try. */
function LastWord({ family: { last, tries } }: { family: FamilyCalled }) {
  if (!last)
    return (
      <Chip shape="ring" tone="quiet">
        {t('round.not_called')}
      </Chip>
    );
  const [shape, tone] = looks[last.outcome];
  return (
    <>
      <Chip shape={shape} tone={tone}>
        {t(`round.outcome.${last.outcome}`)}
      </Chip>
      <span class="quiet">
        {last.reason && <>{t(`round.reason.${last.reason}`)} · </>}
        {t('round.tries', { n: tries })} · {moment(last.occurredAt)}
      </span>
    </>
  );
}
