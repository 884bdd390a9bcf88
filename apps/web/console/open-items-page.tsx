import type { DiscrepancyCode, OpenItemDetails, OpenItemKind } from '@corridor/domain/commands';
import type { SubjectKind } from '@corridor/domain/audit';
import { hasText, text } from '../shared/language';
import { Chip } from '../shared/chip';
import { Code } from '../shared/code';
import { NoteField, textOf } from '../shared/fields';
import { Loaded } from '../shared/loaded';
import { day, moment } from '../shared/time';
import { CommandForm } from './command-form';
import { HeldCommand } from './held-command';
import { useLiveList } from './live';
import { may } from './may';
import { Folded, Page } from './page';
import { SubjectLink } from './subject-link';
import { t } from './texts';

interface OpenItem {
  readonly id: string;
  readonly kind: OpenItemKind;
  readonly code: DiscrepancyCode;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly reference: string | null;
  readonly details: OpenItemDetails;
  readonly raisedAt: string;
  readonly dueAt: string | null;
}

/** Everything that waits for a person, whatever raised it, in one queue. */
export function OpenItemsPage() {
  const items = useLiveList<OpenItem>('/api/open-items', [
    'open_item',
    'convoy',
    'case',
    'held_command',
    'list',
    'import',
  ]);
  return (
    <Page title={t('console.nav_open_items')} tab={t('console.nav_open_items')}>
      <Loaded from={items}>
        {({ items: open }) =>
          open.length === 0 ? (
            <p class="note">{t('open_item.empty')}</p>
          ) : (
            <ul class="cards">
              {open.map((item) => (
                <Item key={item.id} item={item} reload={items.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {items.more && (
        <button type="button" onClick={items.more}>
          {t('common.show_more')}
        </button>
      )}
    </Page>
  );
}

const Item = ({ item, reload }: { item: OpenItem; reload: () => void }) => (
  <li class="card stack">
    <h2>{t(`open_item.code.${item.code}`)}</h2>
    <p class="chips">
      <Chip shape="alert" tone={item.kind === 'missing' || item.kind === 'protection' ? 'alarm' : 'wait'}>
        {t(`open_item.kind.${item.kind}`)}
      </Chip>
      <SubjectLink kind={item.subjectKind} id={item.subjectId} reference={item.reference} />
    </p>
    <p class="quiet">
      {t('open_item.raised')}: {moment(item.raisedAt)}
      {item.dueAt && (
        <>
          {' '}
          · {t('open_item.due')}: {moment(item.dueAt)}
        </>
      )}
    </p>
    <dl class="facts">
      {Object.entries(item.details)
        .filter(isForPeople)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{hasText(`open_item.detail.${name}`) ? text(`open_item.detail.${name}`) : <Code>{name}</Code>}</dt>
            <dd>{saying(value)}</dd>
          </div>
        ))}
    </dl>
    {item.code === 'command_held' && <HeldCommand id={item.subjectId} reload={reload} />}
    {may('open_items.resolve') && !settledElsewhere.includes(item.code) && (
      <Folded title={t('open_item.resolve')}>
        <CommandForm
          submit={t('open_item.resolve')}
          request={(data) => ({ path: `/api/open-items/${item.id}/resolution`, body: { note: textOf(data, 'note') } })}
          done={reload}
          failed={reload}
        >
          <NoteField name="note" label={t('open_item.resolution')} />
        </CommandForm>
      </Folded>
    )}
  </li>
);

/** By a call back, by a signature, by what stands above, or on the page of the case. */
const settledElsewhere: readonly DiscrepancyCode[] = [
  'death_unconfirmed',
  'signature_awaited',
  'command_held',
  'maybe_duplicate',
];

/** Ids of base's own say nothing to anybody. */
const isForPeople = ([name]: readonly [string, unknown]): boolean =>
  ![
    'proposalId',
    'accountId',
    'personId',
    'versionId',
    'recipientId',
    'recipientKind',
    'columns',
    'otherId',
    'agrees',
  ].includes(name);

/** A detail is a count, a code, a moment or a word of the domain. */
function saying(value: string | number | boolean | null) {
  if (value === null) return t('common.unknown');
  if (typeof value !== 'string') return String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return moment(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  const words = [
    `convoy.report.${value}`,
    `open_item.proposal.${value}`,
    `held.command.${value}`,
    `held.reason.${value}`,
    `prepare.gate.${value}`,
    `case.age.${value}`,
    `prepare.reason.${value}`,
    `lists.copy_purpose.${value}`,
    `round.outcome.${value}`,
    `round.substitution_reason.${value}`,
    `boarding.step.${value}`,
    `case.status.${value}`,
    `open_item.code.${value}`,
  ].find(hasText);
  return words === undefined ? <Code>{value}</Code> : text(words);
}
