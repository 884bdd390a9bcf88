import { useState } from 'preact/hooks';
import type { Problem } from './api';
import { clockSaid } from './demonstration-clock';
import { type Step, steer } from './demonstration';
import { saidOf, t } from './texts';

/** Moves the clock, or begins anew; beginning anew takes a second press that says what it does. */
export function DemonstrationControls() {
  const [problem, setProblem] = useState<Problem>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState<Step>();
  const [isAsked, setAsked] = useState(false);

  const press = async (step: Step): Promise<void> => {
    if (busy) return;
    if (step === 'start_again' && !isAsked) return void setAsked(true);
    setAsked(false);
    setBusy(step);
    const failed = await steer(step);
    setBusy(undefined);
    setProblem(failed);
    setSaid(failed ? '' : t('demo.clock_now', { time: clockSaid() }));
  };
  const button = (step: Step, words: string) => (
    <button type="button" aria-disabled={busy !== undefined} onClick={() => void press(step)}>
      {busy === step ? t('common.sending') : words}
    </button>
  );
  return (
    <div class="demo-controls">
      <div role="group" aria-label={t('demo.controls')}>
        {button('plus_15', t('demo.plus_15'))}
        {button('to_the_31st', t('demo.to_the_31st'))}
        {button('start_again', t(isAsked ? 'demo.start_again_sure' : 'demo.start_again'))}
      </div>
      <p role="status" class="quiet">
        {said}
      </p>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
    </div>
  );
}
