import { PlatformModule } from '@corridor/platform/platform.module';
import { StorageModule } from '@corridor/storage/storage.module';
import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { AuditModule } from './audit/audit.module';
import { CallRoundModule } from './call-round/call-round.module';
import { ConvoysModule } from './convoys/convoys.module';
import { DevicesModule } from './devices/devices.module';
import { DutyModule } from './duty/duty.module';
import { EnclavesModule } from './enclaves/enclaves.module';
import { EvacuationsModule } from './evacuations/evacuations.module';
import { FacilitiesModule } from './facilities/facilities.module';
import { HttpModule } from './http/http.module';
import { IncidentsModule } from './incidents/incidents.module';
import { ListsModule } from './lists/lists.module';
import { NotificationsModule } from './notifications/notifications.module';
import { OpenItemsModule } from './open-items/open-items.module';
import { OperationsModule } from './operations/operations.module';
import { PartiesModule } from './parties/parties.module';
import { PopulationModule } from './population/population.module';
import { ReportsModule } from './reports/reports.module';
import { SyncModule } from './sync/sync.module';

@Module({
  imports: [
    PlatformModule,
    StorageModule,
    HttpModule,
    OperationsModule,
    AccountsModule,
    DevicesModule,
    PartiesModule,
    FacilitiesModule,
    EnclavesModule,
    PopulationModule,
    IncidentsModule,
    EvacuationsModule,
    ConvoysModule,
    ListsModule,
    CallRoundModule,
    NotificationsModule,
    DutyModule,
    OpenItemsModule,
    ReportsModule,
    AuditModule,
    SyncModule,
  ],
})
export class ApiModule {}
