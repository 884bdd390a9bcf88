import type { ColumnUse, Import, ListFormat } from '@corridor/domain/imports';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

/** A list that came as a spreadsheet. Its header is sealed (`headerId`), and nothing else of the file is kept here. */
@Entity('imports')
export class ImportRow implements Import {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @OptionalText() readonly enclaveId!: string | null;
  @Text() readonly defaultEnclaveId!: string;
  @OptionalText() readonly facilityId!: string | null;
  @OptionalText() readonly organisationId!: string | null;
  @Text() readonly format!: ListFormat;
  @Text() readonly fileHash!: string;
  @Json() readonly columns!: readonly ColumnUse[];
  @Text() readonly headerId!: string;
  @Text() readonly receivedAt!: string;
  @Text() readonly receivedBy!: string;
  @Whole() readonly rowsRead!: number;
  @Whole() readonly taken!: number;
  @Whole() readonly leftOut!: number;
}
