import { useEffect, useState } from 'preact/hooks';
import type { Problem } from './api';
import { type Face, goAs, readStory, type Story } from './demonstration';
import { demonstrationId } from './demonstration-state';
import type { Scene } from './demonstration-scenes';
import { shown } from './language';
import { operation } from './session-state';
import { saidOf, t } from './texts';

/** What the scene shows, what there is to do, and the ways to the pages that show it. */
export function DemonstrationScene({ scene, onGo }: { scene: Scene; onGo: () => void }) {
  const [story, setStory] = useState<Story>({ convoyIds: [] });
  const [problem, setProblem] = useState<Problem>();
  const here = operation.value?.id;
  useEffect(() => {
    // An exercise that was closed meanwhile has no story any more: the page goes over to the fresh one.
    if (here !== demonstrationId.peek()) return;
    void readStory().then((answer) => {
      if (answer.ok) setStory(answer.value);
    });
  }, [here]);
  const go = async (face: Face, path: string): Promise<void> => {
    onGo();
    setProblem(await goAs(face, path));
  };
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
            onClick={() => void go(face, path(story, shown.peek().language))}
          >
            {t(`demo.as_${face}`, { page: t(page) })}
          </button>
        ))}
      </div>
      <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
    </div>
  );
}
