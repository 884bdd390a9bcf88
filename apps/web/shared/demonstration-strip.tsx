import { useEffect, useState } from 'preact/hooks';
import { beginToFollow, followClock } from './demonstration';
import { DemonstrationClock } from './demonstration-clock';
import { DemonstrationControls } from './demonstration-controls';
import { DemonstrationScene } from './demonstration-scene';
import { scenes } from './demonstration-scenes';
import { demonstrationId } from './demonstration-state';
import { kept, keep } from './kept';
import { operation } from './session-state';
import { t } from './texts';
import './demonstration.css';

const FOLLOW_MS = 20_000;

/** Along the top of a demonstration: one line that opens to the scene. Stays as it was left, page by page, for the session. */
export const DemonstrationStrip = ({ page }: { page: 'console' | 'field' }) =>
  demonstrationId.value && operation.value ? <Strip page={page} /> : null;

function Strip({ page }: { page: 'console' | 'field' }) {
  const isRoomy = page === 'console' && window.innerWidth >= 720;
  const [isOpen, setOpen] = useState(() => (kept(`demo.open.${page}`) ?? String(isRoomy)) === 'true');
  const [at, setAt] = useState(() => Number(kept('demo.scene') ?? 0));
  useEffect(() => {
    beginToFollow();
    const timer = setInterval(() => {
      if (!document.hidden) void followClock();
    }, FOLLOW_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);

  const open = (next: boolean): void => {
    keep(`demo.open.${page}`, String(next));
    setOpen(next);
  };
  const show = (next: number): void => {
    keep('demo.scene', String(next));
    setAt(next);
  };
  const scene = scenes[at] ?? scenes[0];
  return (
    <aside class="demo" aria-label={t('demo.strip')}>
      <button
        type="button"
        class="demo-bar"
        aria-expanded={isOpen}
        aria-controls="demo-panel"
        onClick={() => {
          open(!isOpen);
        }}
      >
        <span>
          <strong>{t('demo.mark')}</strong> <DemonstrationClock />
        </span>
        <span class="demo-where">
          {t('demo.scene_n', { n: at + 1 })}
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d="M6 9l6 6 6-6" stroke="currentColor" stroke-width="2.5" fill="none" />
          </svg>
        </span>
      </button>
      <div id="demo-panel" class="demo-panel" hidden={!isOpen}>
        <Steps at={at} show={show} />
        {scene && (
          <DemonstrationScene
            scene={scene}
            onGo={() => {
              if (!isRoomy) open(false);
            }}
          />
        )}
        <DemonstrationControls />
        <p class="quiet">{t('demo.invented')}</p>
      </div>
    </aside>
  );
}

const Steps = ({ at, show }: { at: number; show: (next: number) => void }) => (
  <div class="demo-steps" role="group" aria-label={t('demo.scenes')}>
    {scenes.map(({ title }, i) => (
      <button
        key={title}
        type="button"
        aria-pressed={i === at}
        aria-label={`${String(i + 1)}: ${t(title)}`}
        onClick={() => {
          show(i);
        }}
      >
        {i + 1}
      </button>
    ))}
    {at < scenes.length - 1 && (
      <button
        type="button"
        onClick={() => {
          show(at + 1);
        }}
      >
        {t('demo.next')}
      </button>
    )}
  </div>
);
