import type { Device } from '@corridor/domain/devices';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('devices')
export class DeviceRow implements Device {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly accountId!: string;
  @Text() readonly publicKey!: string;
  @Text() readonly enrolledAt!: string;
  @OptionalText() readonly revokedAt!: string | null;
}
