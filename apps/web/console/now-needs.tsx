import type { NowBoard } from '../shared/answers';
import { Chip } from '../shared/chip';
import { moment } from '../shared/time';
import { Due } from './clock';
import { SubjectLink } from './subject-link';
import { t } from './texts';

type Need = NowBoard['needsMe'][number];

/** By time left: what ran out first, then what runs out next, then what has no clock. */
export const NeedsMe = ({ needs }: { needs: readonly Need[] }) =>
  needs.length === 0 ? (
    <p class="note note-good">{t('now.nothing_needs_me')}</p>
  ) : (
    <ol class="now-needs">
      {needs.map((need) => (
        <li key={need.id} class="card">
          <p class="now-what">
            <Chip shape="alert" tone={isAlarm(need) ? 'alarm' : 'wait'}>
              {kindOf(need)}
            </Chip>
            <SubjectLink kind={need.subject.kind} id={need.subject.id} reference={need.reference} />
          </p>
          {need.code !== null && <p>{t(`open_item.code.${need.code}`)}</p>}
          <p class="quiet">
            {need.dueAt === null ? t('now.since', { time: moment(need.raisedAt) }) : <Due at={need.dueAt} />}
          </p>
        </li>
      ))}
    </ol>
  );

const isAlarm = ({ kind, code }: Need): boolean =>
  code === 'glass_broken' || ['overdue', 'problem', 'missing', 'protection'].includes(kind);

const kindOf = ({ kind }: Need): string =>
  kind === 'overdue' || kind === 'problem' ? t(`now.kind.${kind}`) : t(`open_item.kind.${kind}`);
