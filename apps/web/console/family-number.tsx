import { useState } from 'preact/hooks';
import { newKey, type Problem, send } from '../shared/api';
import { Code, Name } from '../shared/code';
import { saidOf } from '../shared/texts';
import { t } from './texts';

interface Shown {
  readonly patientName: string | null;
  readonly contact: string | null;
}

/** Whom to ask for, and the number: asked for at a tap, logged as contact with the family, and gone with the page. */
export function FamilyNumber({ caseId, code }: { readonly caseId: string; readonly code: string }) {
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<Problem>();

  const show = async (): Promise<void> => {
    const body = { purpose: 'family_contact' };
    const answer = await send<Shown>({ path: `/api/evacuations/${caseId}/disclosures`, body, key: newKey() });
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setShown(answer.value);
    const number = dialled(answer.value.contact);
    // On a phone the same tap dials; on a desk the number is read.
    if (number !== null && matchMedia('(pointer: coarse)').matches) location.href = `tel:${number}`;
  };
  const number = shown && dialled(shown.contact);
  return (
    <div aria-live="polite">
      {problem && <p class="note note-alarm">{saidOf(problem)}</p>}
      {shown ? (
        <p class="round-number">
          {shown.patientName && <Name>{shown.patientName}</Name>}{' '}
          {shown.contact === null && <span class="quiet">{t('round.no_number')}</span>}
          {shown.contact !== null &&
            (number ? (
              <a class="button" href={`tel:${number}`}>
                <Code>{shown.contact}</Code>
              </a>
            ) : (
              <Name>{shown.contact}</Name>
            ))}
        </p>
      ) : (
        <button type="button" class="main" title={t('waiting.identity_hint')} onClick={() => void show()}>
          {t('round.call')} <span class="for-readers">{code}</span>
        </button>
      )}
    </div>
  );
}

/** The number in what somebody wrote down as contact; null where there is none to dial. */
export function dialled(contact: string | null): string | null {
  const found = /\+?\d[\d\s().-]{4,}\d/.exec(contact ?? '')?.[0];
  return found === undefined ? null : found.replace(/[^\d+]/g, '');
}
