import { may } from './may';
import { MySessions } from './my-sessions';
import { MyTokens } from './my-tokens';
import { Page } from './page';
import { PhonesSection } from './phones-section';
import { SecondFactor } from './second-factor';
import { t } from './texts';

/** What a person keeps of their own way in. */
export const MySignInPage = () => (
  <Page title={t('accounts.mine')} tab={t('accounts.mine')}>
    <MySessions />
    <PhonesSection isMine />
    <SecondFactor />
    {may('tokens.issue') && <MyTokens />}
  </Page>
);
