import type { ConvoyAction } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { AllClearForm } from './all-clear-form';
import { CommandForm } from './command-form';
import { Section } from './page';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly reload: () => void;
}

/** Decisions that are one press: where base must know which version was seen, the press carries it. */
const presses = {
  freeze_manifest: { path: 'manifest/freeze', needsVersion: true, look: 'main' },
  release: { path: 'release', needsVersion: true, look: 'main' },
  close: { path: 'closure', needsVersion: false, look: 'main' },
  cancel: { path: 'cancellation', needsVersion: false, look: 'alarm' },
} as const;

type Press = keyof typeof presses;

const isPress = (action: ConvoyAction): action is Press => action in presses;

/** What this person may decide now, as base says. */
export function ConvoyActions({ convoy, reload }: Props) {
  const open = convoy.availableActions.filter(isPress);
  const mayDeclare = convoy.availableActions.includes('declare_all_clear');
  if (open.length === 0 && !mayDeclare) return null;
  return (
    <Section title={t('convoys.actions')}>
      <div class="presses">
        {open.map((action) => (
          <Press key={action} action={action} convoy={convoy} reload={reload} />
        ))}
      </div>
      {mayDeclare && <AllClearForm convoy={convoy} reload={reload} />}
    </Section>
  );
}

/** Asks once more before it sends: none of these can be taken back. */
function Press({ action, convoy, reload }: Props & { action: Press }) {
  const [isAsked, setAsked] = useState(false);
  const { path, needsVersion, look } = presses[action];
  const label = t(`convoy.action.${action}`);
  if (!isAsked) {
    return (
      <button
        type="button"
        class={look === 'alarm' ? 'alarm-outline' : look}
        onClick={() => {
          setAsked(true);
        }}
      >
        {label}
      </button>
    );
  }
  return (
    <div class="card stack">
      <CommandForm
        submit={label}
        look={look}
        request={() => ({
          path: `/api/convoys/${convoy.id}/${path}`,
          body: {},
          ...(needsVersion ? { version: convoy.version } : {}),
        })}
        done={() => {
          setAsked(false);
          reload();
        }}
        failed={reload}
      >
        <p>{t('convoys.confirm')}</p>
      </CommandForm>
      <button
        type="button"
        onClick={() => {
          setAsked(false);
        }}
      >
        {t('common.cancel')}
      </button>
    </div>
  );
}
