import type { Agreement, CaseStatus } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { CasePage } from '../shared/answers';
import { CaseChip } from '../shared/case-chips';
import { Code } from '../shared/code';
import { Loaded } from '../shared/loaded';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { useLiveLoad } from './live';
import { may } from './may';
import { Folded, Section } from './page';
import { t } from './texts';

interface Candidate {
  readonly id: string;
  readonly code: string;
  readonly status: CaseStatus;
  readonly submittedAt: string;
  readonly agrees: readonly Agreement[];
}

/** Whose case this is once more, and cases that may be the same person's. Neither says a name. */
export function DuplicatesSection({ of, reload }: { of: CasePage; reload: () => void }) {
  const { mergedInto, merged } = of;
  return (
    <>
      {mergedInto && (
        <p class="note note-wait">
          {t('imports.merged_into')}{' '}
          <a href={`#/case/${mergedInto.id}`}>
            <Code>{mergedInto.code}</Code>
          </a>
        </p>
      )}
      {merged.length > 0 && (
        <p class="note">
          {t('imports.merged_here')}{' '}
          {merged.map(({ id, code }) => (
            <a key={id} href={`#/case/${id}`}>
              <Code>{code}</Code>
            </a>
          ))}
        </p>
      )}
      {!mergedInto && of.erasedAt === null && <Candidates of={of} reload={reload} />}
    </>
  );
}

/** The most alike come first; a case whose name is common must not bury what the page is for. */
const SHOWN_FIRST = 3;

function Candidates({ of, reload }: { of: CasePage; reload: () => void }) {
  const load = useLiveLoad<{ readonly items: readonly Candidate[] }>(`/api/evacuations/${of.id}/duplicates`, ['case']);
  const [isAll, setAll] = useState(false);
  const done = (): void => {
    load.reload();
    reload();
  };
  return (
    <Loaded from={load}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Section title={t('imports.maybe_same')}>
            <ul class="cards">
              {items.slice(0, isAll ? items.length : SHOWN_FIRST).map((each) => (
                <li key={each.id} class="card stack">
                  <p class="chips">
                    <a href={`#/case/${each.id}`}>
                      <Code>{each.code}</Code>
                    </a>
                    <CaseChip status={each.status} />
                  </p>
                  <p>
                    {t('imports.agrees_in')} {each.agrees.map((word) => t(`imports.agrees.${word}`)).join(' · ')}
                  </p>
                  <p class="quiet">
                    {t('waiting.submitted')}: {moment(each.submittedAt)}
                  </p>
                  {may('evacuations.prepare') && <Decide of={of} other={each} done={done} />}
                </li>
              ))}
            </ul>
            {!isAll && items.length > SHOWN_FIRST && (
              <button
                type="button"
                onClick={() => {
                  setAll(true);
                }}
              >
                {t('common.show_more')}
              </button>
            )}
          </Section>
        )
      }
    </Loaded>
  );
}

const Decide = ({ of, other, done }: { of: CasePage; other: Candidate; done: () => void }) => (
  <>
    <Folded title={t('imports.same_person')}>
      <CommandForm
        submit={t('imports.merge')}
        done={done}
        request={() => ({ path: `/api/evacuations/${of.id}/merge`, body: { intoId: other.id } })}
      >
        <p>{t('imports.merge_hint', { from: of.code, into: other.code })}</p>
      </CommandForm>
    </Folded>
    <CommandForm
      submit={t('imports.keep_apart')}
      look="plain"
      done={done}
      request={() => ({ path: `/api/evacuations/${of.id}/apart`, body: { otherId: other.id } })}
    />
  </>
);
