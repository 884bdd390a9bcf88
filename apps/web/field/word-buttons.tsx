import type { ConvoyWord } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import { Icon } from '../shared/icon';
import type { ForeseenConvoy } from './foreseen-convoy';
import { report } from './report';
import { ProblemPanel, StopPanel } from './stop-and-problem';
import { t } from './texts';

/** A glove taps twice, and after *Left* the same place on the screen says *Arrived*. Milliseconds without effect. */
const SETTLING_MS = 1500;

/** The words that the domain opens in this state: the next step first and large, *Problem* always apart from the others. */
export function WordButtons({ convoyId, foreseen }: { convoyId: string; foreseen: ForeseenConvoy }) {
  const [panel, setPanel] = useState<'stopped' | 'problem' | null>(null);
  const [isSettling, setSettling] = useState(false);
  const open = (['left', 'moving', 'arrived', 'stopped'] as const).filter((word) => foreseen.actions.includes(word));

  const settle = (): void => {
    setPanel(null);
    setSettling(true);
    setTimeout(() => {
      setSettling(false);
    }, SETTLING_MS);
  };
  const press = (word: (typeof open)[number]): void => {
    if (isSettling) return;
    if (word === 'stopped') return void setPanel('stopped');
    report(convoyId, word, { leg: word === 'moving' ? null : legOf(word, foreseen) });
    settle();
  };

  if (panel === 'stopped')
    return (
      <StopPanel
        convoyId={convoyId}
        done={settle}
        cancel={() => {
          setPanel(null);
        }}
      />
    );
  if (panel === 'problem')
    return (
      <ProblemPanel
        convoyId={convoyId}
        done={settle}
        cancel={() => {
          setPanel(null);
        }}
      />
    );
  return (
    <section class="words" aria-label={t('field.next_step')}>
      {open.map((word, i) => (
        <button
          key={word}
          type="button"
          class={i === 0 ? 'main word-next' : 'word'}
          aria-disabled={isSettling}
          onClick={() => {
            press(word);
          }}
        >
          <Icon name={word} size={i === 0 ? 36 : 24} />
          <span>{saying(word, foreseen)}</span>
        </button>
      ))}
      {foreseen.actions.includes('problem') && (
        <button
          type="button"
          class="word alarm-outline"
          onClick={() => {
            setPanel('problem');
          }}
        >
          <Icon name="incident" />
          <span>{t('convoy.report.problem')}</span>
        </button>
      )}
    </section>
  );
}

/** The leg that the word is about: the next to begin, or the one under way. */
function legOf(word: 'left' | 'arrived', { legs }: ForeseenConvoy): number | null {
  const next = legs.find(({ departedAt }) => departedAt === null);
  const current = [...legs].reverse().find(({ departedAt }) => departedAt !== null);
  return (word === 'left' ? next : current)?.position ?? null;
}

function saying(word: ConvoyWord, foreseen: ForeseenConvoy): string {
  if (word !== 'left' && word !== 'arrived') return t(`convoy.report.${word}`);
  const leg = foreseen.legs.find(({ position }) => position === legOf(word, foreseen));
  if (!leg) return t(`convoy.report.${word}`);
  return word === 'left'
    ? t('field.left_place', { place: leg.fromPlace })
    : t('field.arrived_place', { place: leg.toPlace });
}
