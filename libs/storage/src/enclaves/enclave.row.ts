import type { Enclave, EnclaveKind } from '@corridor/domain/enclaves';
import { Entity } from 'typeorm';
import { Decimal, Json, Key, Text, Whole } from '../columns';

@Entity('enclaves')
export class EnclaveRow implements Enclave {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly slug!: string;
  @Text() readonly kind!: EnclaveKind;
  @Text() readonly nameEn!: string;
  @Text() readonly nameAr!: string;
  @Json() readonly aliases!: readonly string[];
  @Text() readonly admin1Name!: string;
  @Text() readonly admin1Code!: string;
  @Json() readonly pcodes!: readonly string[];
  @Decimal() readonly latitude!: number;
  @Decimal() readonly longitude!: number;
  @Text() readonly loggedAt!: string;
}
