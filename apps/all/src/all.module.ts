import { ApiModule } from '../../api/src/api.module';
import { WorkerModule } from '../../worker/src/worker.module';
import { Module } from '@nestjs/common';

/** Everything in one process: what `npm start` runs. */
@Module({ imports: [ApiModule, WorkerModule] })
export class AllModule {}
