import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller';
import { CreateAccount } from './create-account';
import { GrantRoles } from './grant-roles';
import { SessionsController } from './sessions.controller';

@Module({
  controllers: [AccountsController, SessionsController],
  providers: [CreateAccount, GrantRoles],
  exports: [CreateAccount],
})
export class AccountsModule {}
