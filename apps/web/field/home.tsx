import { useEffect } from 'preact/hooks';
import type { ConvoyItem, List } from '../shared/answers';
import { ConvoyChip } from '../shared/chip';
import { Code } from '../shared/code';
import { Icon } from '../shared/icon';
import { type Load, useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { ConvoyScreen } from './convoy-screen';
import { useFresh } from './keep-fresh';
import { PatientList } from './my-patients';
import { isOnOneConvoy } from './rooms';
import { SentLog } from './sent-log';
import { t } from './texts';

const isOver = ({ status }: ConvoyItem): boolean =>
  status === 'all_clear' || status === 'closed' || status === 'cancelled';

/** On one convoy, that convoy and nothing else; in a facility, a new patient and those already asked for. */
export function Home() {
  const convoys = useLoad<List<ConvoyItem>>('/api/convoys');
  const open = (convoys.value?.items ?? []).filter((convoy) => !isOver(convoy));
  const only = open.length === 1 ? open[0] : undefined;
  useEffect(() => {
    isOnOneConvoy.value = only !== undefined;
  }, [only?.id]);
  return (
    <Loaded from={convoys}>
      {({ items }) =>
        only ? (
          <ConvoyScreen key={only.id} id={only.id} />
        ) : (
          <Facility movements={[...open, ...items.filter(isOver)]} from={convoys} />
        )
      }
    </Loaded>
  );
}

/** Asks anew while it stands: whoever has no movement yet waits for one here. A single movement is left alone. */
function Facility({ movements, from }: { movements: readonly ConvoyItem[]; from: Load<unknown> }) {
  useFresh(from);
  return (
    <>
      <h1 class="for-readers">{t('field.app_name')}</h1>
      <a class="button main word-next" href="#/patient">
        <Icon name="patient" size={32} />
        {t('field.new_patient')}
      </a>
      {movements.length > 0 && <Movements items={movements} />}
      <PatientList />
      <SentLog />
    </>
  );
}

const Movements = ({ items }: { items: readonly ConvoyItem[] }) => (
  <section>
    <h2>{t('field.my_convoys')}</h2>
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
  </section>
);
