import { useEffect } from 'preact/hooks';
import { loadSession } from '../shared/session';
import { DemonstrationStrip } from '../shared/demonstration-strip';
import { ExerciseStrip, InsecureNotice } from '../shared/notices';
import { operation, session } from '../shared/session-state';
import { SignIn } from '../shared/sign-in';
import { useRoute } from '../shared/route';
import { CodeCard } from './code-card';
import { ConvoyScreen } from './convoy-screen';
import { IncidentForm } from './incident-form';
import { BottomBar } from './bottom-bar';
import { Home } from './home';
import { LockedScreen } from './locked-screen';
import { MyPatients } from './my-patients';
import { PatientForm } from './patient-form';
import { phone } from './phone';
import { PhoneOffer } from './phone-offer';
import { ClockNotice, UnsentNotice } from './phone-notices';
import { SetUpPhone } from './set-up-phone';
import { t } from './texts';
import { TopBar } from './top-bar';

/** The whole phone page. It carries a plain label and never the product's name (DOMAIN 0.10). */
export function FieldPage() {
  const name = t('field.app_name');
  useEffect(() => {
    document.title = name;
  }, [name]);
  const isLocked = session.value !== null && phone.value?.state === 'locked';
  return (
    <>
      <DemonstrationStrip page="field" />
      <TopBar />
      <main>
        <InsecureNotice />
        <ExerciseStrip />
        <UnsentNotice />
        {isLocked && <LockedScreen />}
        {/* Hidden, not taken down: what somebody was typing is there again after the PIN. */}
        <div class="screen" hidden={isLocked}>
          <Screen />
        </div>
      </main>
      {session.value && operation.value && !isLocked && <BottomBar />}
    </>
  );
}

function Screen() {
  const [room, id] = useRoute();
  if (session.value === undefined) return <Unreached />;
  if (session.value === null) return <SignIn />;
  if (session.value.mustSetUpSecondFactor)
    return (
      <a class="note" href="/">
        {t('error.session.second_factor_required')}
      </a>
    );
  if (operation.value === null) return <p class="note">{t('session.no_operation')}</p>;
  switch (room) {
    case 'convoy':
      return <ConvoyScreen key={id} id={id ?? ''} />;
    case 'patient':
      return <PatientForm />;
    case 'patients':
      return <MyPatients />;
    case 'code':
      return <CodeCard messageKey={id ?? ''} />;
    case 'phone':
      return <SetUpPhone />;
    case 'incident':
      return <IncidentForm />;
    default:
      return (
        <>
          <ClockNotice />
          <Home />
          <PhoneOffer />
        </>
      );
  }
}

/** Base has not said yet who is signed in. */
const Unreached = () => (
  <div class="card stack door">
    <p role="status">{t('common.loading')}</p>
    <button type="button" onClick={() => void loadSession()}>
      {t('common.retry')}
    </button>
  </div>
);
