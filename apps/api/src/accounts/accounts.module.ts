import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller';
import { ContactRoutesController } from './contact-routes.controller';
import { ContactRoutesQueries } from './contact-routes.queries';
import { CreateAccount } from './create-account';
import { GrantRoles } from './grant-roles';
import { ApiTokensOfPeople } from './api-tokens';
import { RemoveAccount } from './remove-account';
import { SecondFactorController } from './second-factor.controller';
import { SessionsController } from './sessions.controller';
import { SetContactRoutes } from './set-contact-routes';
import { SignIn } from './sign-in';
import { SignInLinks } from './sign-in-links';
import { SignInLinksController } from './sign-in-links.controller';
import { TokensController } from './tokens.controller';

@Module({
  controllers: [
    AccountsController,
    ContactRoutesController,
    SessionsController,
    SecondFactorController,
    SignInLinksController,
    TokensController,
  ],
  providers: [
    CreateAccount,
    GrantRoles,
    RemoveAccount,
    ContactRoutesQueries,
    SetContactRoutes,
    SignIn,
    SignInLinks,
    ApiTokensOfPeople,
  ],
  exports: [CreateAccount],
})
export class AccountsModule {}
