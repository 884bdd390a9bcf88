import { Module } from '@nestjs/common';
import { LiveBoard } from './live-board';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams';
import { NowController } from './now.controller';
import { NowQueries } from './now.queries';

@Module({ controllers: [NowController, LiveController], providers: [NowQueries, LiveBoard, LiveStreams] })
export class SyncModule {}
