import { useEffect, useState } from 'preact/hooks';
import type { Problem } from './api';
import { goAs, readStory, type Story } from './demonstration';
import { demonstrationId } from './demonstration-state';
import type { Scene } from './demonstration-scenes';
import { shown } from './language';
import { saidOf, t } from './texts';

/** What the scene shows, what there is to do, and the ways to the pages that show it. */
export function DemonstrationScene({ scene }: { scene: Scene }) {
  const [story, setStory] = useState<Story>({ convoyIds: [] });
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void readStory().then((answer) => {
      if (answer.ok) setStory(answer.value);
    });
  }, [demonstrationId.value]);
  return (
    <div class="demo-scene">
      <p class="demo-title">{t(scene.title)}</p>
      <p>{t(scene.text)}</p>
      <p>{t(scene.toDo)}</p>
      <div class="demo-stops">
        {scene.stops.map(({ face, page, path }) => (
          <button
            key={page}
            type="button"
            class="main"
            onClick={() => void goAs(face, path(story, shown.peek().language)).then(setProblem)}
          >
            {t(`demo.as_${face}`, { page: t(page) })}
          </button>
        ))}
      </div>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
    </div>
  );
}
