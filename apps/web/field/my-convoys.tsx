import type { ConvoyItem, List } from '../shared/answers';
import { ConvoyChip } from '../shared/chip';
import { Code } from '../shared/code';
import { type Load, useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { ConvoyScreen } from './convoy-screen';
import { useFresh } from './keep-fresh';
import { SentLog } from './sent-log';
import { t } from './texts';

const isOver = ({ status }: ConvoyItem): boolean =>
  status === 'all_clear' || status === 'closed' || status === 'cancelled';

/** On one convoy, that convoy and nothing else; otherwise those of mine that are not over, then the others. */
export function MyConvoys() {
  const convoys = useLoad<List<ConvoyItem>>('/api/convoys');
  return (
    <Loaded from={convoys}>
      {({ items }) => {
        const open = items.filter((convoy) => !isOver(convoy));
        const only = open.length === 1 ? open[0] : undefined;
        return only ? (
          <ConvoyScreen key={only.id} id={only.id} />
        ) : (
          <ConvoyLinks items={[...open, ...items.filter(isOver)]} from={convoys} />
        );
      }}
    </Loaded>
  );
}

/** Asks anew while it stands: whoever has no movement yet waits for one here. A single movement is left alone. */
function ConvoyLinks({ items, from }: { items: readonly ConvoyItem[]; from: Load<unknown> }) {
  useFresh(from);
  return (
    <>
      <h1>{t('field.my_convoys')}</h1>
      {items.length === 0 && <p class="note">{t('field.no_convoy')}</p>}
      <ul class="links">
        {items.map(({ id, reference, status }) => (
          <li key={id}>
            <a href={`#/convoy/${id}`}>
              <Code>{reference}</Code>
              <ConvoyChip status={status} />
            </a>
          </li>
        ))}
      </ul>
      <SentLog />
    </>
  );
}
