import { useEffect } from 'preact/hooks';
import type { NowBoard } from '../shared/answers';
import { Chip } from '../shared/chip';
import { useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { moment, operationNow } from '../shared/time';
import { A_MINUTE_MS, useEvery } from './every';
import { nowBoard, silentSince, takeBoard, useLive } from './live';
import { MovingConvoys } from './now-convoys';
import { NowFigures } from './now-figures';
import { NeedsMe } from './now-needs';
import './now.css';
import { Page, Section } from './page';
import { t } from './texts';

/** What a coordinator opens on: what moves, what waits for a person, and how many. */
export function NowPage() {
  const load = useLoad<NowBoard>('/api/now');
  // The stream brings the board; asking is for when there is no stream.
  useLive({ reload: () => void (silentSince.peek() !== null && load.reload()) }, () => false);
  // Who is on duty changes with the clock, and the stream tells of entries.
  useEvery(A_MINUTE_MS, load.reload);
  useEffect(() => {
    if (load.value) takeBoard(load.value);
  }, [load.value]);
  const value = nowBoard.value ?? load.value;
  return (
    <Page title={t('now.title')} tab={t('now.title')}>
      <LiveState />
      <Loaded from={{ ...load, value }}>
        {({ convoys, needsMe, figures }) => (
          <>
            {figures && <NowFigures figures={figures} />}
            <div class="now-columns">
              <Section title={t('now.needs_me')}>
                <NeedsMe needs={needsMe} />
              </Section>
              <Section title={t('now.on_the_road')}>
                <MovingConvoys convoys={convoys} />
              </Section>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Whether the page hears of changes by itself: a board that stands still must not look like a quiet night. */
const LiveState = () => (
  <p role="status" class="chips">
    {silentSince.value === null ? (
      <Chip shape="dot" tone="good">
        {t('live.on')}
      </Chip>
    ) : (
      <Chip shape="alert" tone="alarm">
        {t('live.off', { time: moment(new Date(silentSince.value - Date.now() + operationNow()).toISOString()) })}
      </Chip>
    )}
  </p>
);
