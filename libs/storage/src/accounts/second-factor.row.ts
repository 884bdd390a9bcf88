import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/** The secret that an authenticator app shares, wrapped by a master key, and the step of the last code that was used. */
@Entity('second_factors')
export class SecondFactorRow {
  @Key() readonly accountId!: string;
  @Text() readonly wrapped!: string;
  /** Null until a first code proved that the app has it. */
  @OptionalText() readonly confirmedAt!: string | null;
  @Whole() readonly lastStep!: number;
}
