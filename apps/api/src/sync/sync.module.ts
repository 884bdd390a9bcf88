import { Module } from '@nestjs/common';
import { FieldCommandsModule } from '../field-commands.module';
import { LiveBoard } from './live-board';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams';
import { NowController } from './now.controller';
import { NowQueries } from './now.queries';
import { ReadSigned } from './read-signed';
import { ReceiveCommands } from './receive-commands';
import { SyncController } from './sync.controller';

@Module({
  imports: [FieldCommandsModule],
  controllers: [NowController, LiveController, SyncController],
  providers: [NowQueries, LiveBoard, LiveStreams, ReadSigned, ReceiveCommands],
})
export class SyncModule {}
