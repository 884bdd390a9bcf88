import { Module } from '@nestjs/common';
import { FieldCommandsModule } from '../field-commands.module';
import { ApplyHeld } from './apply-held';
import { Devices } from './devices';
import { DevicesController } from './devices.controller';
import { DevicesQueries } from './devices.queries';
import { DiscloseHeld } from './disclose-held';
import { HeldCommands } from './held-commands';
import { HeldCommandsController } from './held-commands.controller';

@Module({
  imports: [FieldCommandsModule],
  controllers: [DevicesController, HeldCommandsController],
  providers: [Devices, DevicesQueries, HeldCommands, ApplyHeld, DiscloseHeld],
})
export class DevicesModule {}
