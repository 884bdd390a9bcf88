import { may } from './may';
import { MySessions } from './my-sessions';
import { MyTokens } from './my-tokens';
import { Page, Section } from './page';
import { Phones } from './phones';
import { ReachForm } from './reach-form';
import { SecondFactor } from './second-factor';
import { t } from './texts';

/** What a person keeps of their own way in. */
export const MySignInPage = () => (
  <Page title={t('accounts.mine')} tab={t('accounts.mine')}>
    <MySessions />
    <Section title={t('accounts.phones')}>
      <Phones isMine />
    </Section>
    <SecondFactor />
    <Section title={t('reach.title')}>
      <ReachForm path="/api/contact-routes" />
    </Section>
    {may('tokens.issue') && <MyTokens />}
  </Page>
);
