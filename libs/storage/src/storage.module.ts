import { Configuration } from '@corridor/platform/configuration';
import { Global, Module } from '@nestjs/common';
import { ApiTokens } from './accounts/api-tokens';
import { SecondFactors } from './accounts/second-factors';
import { Sessions } from './accounts/sessions';
import { DeadlineSweep } from './deadlines/deadline-sweep';
import { AccessLog } from './keys/access-log';
import { OperationKeys } from './keys/operation-keys';
import { PersonTokens } from './keys/person-tokens';
import { Rewrapping } from './keys/rewrapping';
import { Scrubbing } from './keys/scrubbing';
import { Seals } from './keys/seals';
import { DutyRota } from './duty/duty-rota';
import { Handlings } from './ledger/handlings';
import { LedgerTail } from './ledger/ledger-tail';
import { Deliveries } from './notifications/deliveries';
import { Digests } from './notifications/digests';
import { UnsubscribeTokens } from './reports/unsubscribe-tokens';
import { Storage } from './storage';
import { UnitOfWork } from './unit-of-work';
import { Writer } from './writer';

const parts = [
  Writer,
  UnitOfWork,
  OperationKeys,
  Seals,
  PersonTokens,
  AccessLog,
  Rewrapping,
  Scrubbing,
  Sessions,
  SecondFactors,
  ApiTokens,
  Handlings,
  LedgerTail,
  Deliveries,
  Digests,
  DutyRota,
  UnsubscribeTokens,
  DeadlineSweep,
];

/** The databases and what reads and writes them. One of each a process: on SQLite there is one writing connection. */
@Global()
@Module({
  providers: [
    {
      provide: Storage,
      useFactory: (configuration: Configuration) => Storage.open(configuration),
      inject: [Configuration],
    },
    ...parts,
  ],
  exports: [Storage, ...parts],
})
export class StorageModule {}
