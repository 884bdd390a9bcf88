import { useState } from 'preact/hooks';
import type { Problem } from './api';
import { type Face, goAs } from './demonstration';
import { demonstrationId } from './demonstration-state';
import { saidOf, t } from './texts';
import './demonstration.css';

const faces: readonly Face[] = ['coordinator', 'field', 'donor'];

/** One click, no passphrase: only an exercise that is shown around in opens like this. */
export function DemonstrationDoor() {
  const [problem, setProblem] = useState<Problem>();
  if (demonstrationId.value === null) return null;
  return (
    <section class="card stack door demo-door">
      <h1>{t('demo.door')}</h1>
      <p class="note note-wait">{t('demo.invented')}</p>
      {faces.map((face) => (
        <button key={face} type="button" class="main" onClick={() => void goAs(face).then(setProblem)}>
          {t(`demo.enter_${face}`)}
        </button>
      ))}
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
    </section>
  );
}
