import type { Device } from '@corridor/domain/devices';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('devices')
export class DeviceRow implements Device {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly accountId!: string;
  @Text() readonly name!: string;
  @Text() readonly publicKey!: string;
  @Text() readonly enrolledAt!: string;
  @OptionalText() readonly revokedAt!: string | null;
  @OptionalText() readonly revokedBy!: string | null;
}
