import { get } from '../shared/api';
import { loadSession } from '../shared/session';
import { DemonstrationStrip } from '../shared/demonstration-strip';
import { ExerciseStrip, InsecureNotice } from '../shared/notices';
import { useRoute } from '../shared/route';
import { operation, session } from '../shared/session-state';
import { SignIn } from '../shared/sign-in';
import { useEffect, useState } from 'preact/hooks';
import { AlarmBell } from './alarm-bell';
import { Announcement } from './announcement';
import { Header } from './header';
import { cameByLink, LinkPage } from './link-page';
import { LogCall } from './log-call-dialog';
import { may } from './may';
import { findRoom, rooms } from './rooms';
import { SecondFactor } from './second-factor';
import { SetupPage } from './setup-page';
import { SilentOnDuty } from './sound-switch';
import { t } from './texts';

/** The coordinators' side of the house. */
export const ConsolePage = () => (
  <>
    <a class="skip" href="#content" onClick={skip}>
      {t('console.skip')}
    </a>
    <DemonstrationStrip page="console" />
    <Header />
    <main id="content" tabIndex={-1}>
      <InsecureNotice />
      <ExerciseStrip />
      <SilentOnDuty />
      <Content />
    </main>
    <LogCall />
    <AlarmBell />
    <Announcement />
  </>
);

/** The hash holds the page's address, so the skip link moves the focus itself. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Content() {
  const route = useRoute();
  if (session.value === undefined) return <Unreached />;
  if (session.value === null) return <Door />;
  if (session.value.mustSetUpSecondFactor) return <SecondFactor />;
  if (operation.value === null) return <p class="note">{t('session.no_operation')}</p>;
  const here = route.length > 0 ? route : [rooms.find(({ isOpen }) => isOpen())?.path ?? ''];
  const room = findRoom(here);
  if (!room) return route.length > 0 ? <p class="note">{t('console.not_found')}</p> : <NoRoom />;
  // A page starts afresh when its address or the operation changes.
  return <room.Page key={`${here.join('/')} ${operation.value.id}`} id={here[1] ?? ''} further={here.slice(2)} />;
}

/** A role without a page of its own here: a donor reads the figures, field staff work on the phone's page. */
const NoRoom = () => (
  <div class="card stack door">
    <h1>{t('console.app_name')}</h1>
    <p>{t(may('reports.read') ? 'console.figures_here' : 'console.nothing_here')}</p>
    {may('reports.read') && (
      <a class="button main" href="/reports">
        {t('console.nav_figures')}
      </a>
    )}
  </div>
);

/** Sign-in, or the setup where nobody can sign in yet. */
function Door() {
  const [isByLink, setByLink] = useState(cameByLink);
  const [isSetupNeeded, setSetupNeeded] = useState(false);
  useEffect(() => {
    void get<{ readonly needed: boolean }>('/api/setup').then((answer) => {
      setSetupNeeded(answer.ok && answer.value.needed);
    });
  }, []);
  if (isByLink)
    return (
      <LinkPage
        done={() => {
          setByLink(false);
        }}
      />
    );
  return isSetupNeeded ? <SetupPage /> : <SignIn />;
}

const Unreached = () => (
  <div class="card stack door">
    <p role="status">{t('common.loading')}</p>
    <button type="button" onClick={() => void loadSession()}>
      {t('common.retry')}
    </button>
  </div>
);
