import { Module } from '@nestjs/common';
import { CopiesController } from './copies.controller';
import { CopiesQueries } from './copies.queries';
import { DiscloseCopy } from './disclose-copy';
import { ListsController } from './lists.controller';
import { ListsQueries } from './lists.queries';
import { OpenList } from './open-list';
import { RecordListVersion } from './record-list-version';
import { WithdrawCopy } from './withdraw-copy';

@Module({
  controllers: [CopiesController, ListsController],
  providers: [ListsQueries, CopiesQueries, OpenList, RecordListVersion, DiscloseCopy, WithdrawCopy],
})
export class ListsModule {}
