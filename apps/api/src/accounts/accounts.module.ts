import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller';
import { CreateAccount } from './create-account';
import { SessionsController } from './sessions.controller';

@Module({ controllers: [AccountsController, SessionsController], providers: [CreateAccount], exports: [CreateAccount] })
export class AccountsModule {}
