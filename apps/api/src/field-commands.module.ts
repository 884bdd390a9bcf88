import { Module } from '@nestjs/common';
import { ConvoysModule } from './convoys/convoys.module';
import { EvacuationsModule } from './evacuations/evacuations.module';
import { FieldCommands } from './field-commands';
import { IncidentsModule } from './incidents/incidents.module';

@Module({
  imports: [ConvoysModule, EvacuationsModule, IncidentsModule],
  providers: [FieldCommands],
  exports: [FieldCommands],
})
export class FieldCommandsModule {}
