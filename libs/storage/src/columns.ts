import { Column, PrimaryColumn } from 'typeorm';

/*
 * The column types that mean the same on SQLite and PostgreSQL. Moments are text (ISO 8601, UTC, milliseconds), so that
 * they sort and compare alike in both and in the rules.
 */
export const Key = (): PropertyDecorator => PrimaryColumn({ type: 'text' });
export const NumberKey = (): PropertyDecorator => PrimaryColumn({ type: 'bigint' });
export const Text = (): PropertyDecorator => Column({ type: 'text' });
export const OptionalText = (): PropertyDecorator => Column({ type: 'text', nullable: true });
export const Whole = (): PropertyDecorator => Column({ type: 'bigint' });
export const OptionalWhole = (): PropertyDecorator => Column({ type: 'bigint', nullable: true });
export const Decimal = (): PropertyDecorator => Column({ type: 'double precision' });
export const OptionalDecimal = (): PropertyDecorator => Column({ type: 'double precision', nullable: true });
export const Flag = (): PropertyDecorator => Column({ type: 'boolean' });
export const OptionalFlag = (): PropertyDecorator => Column({ type: 'boolean', nullable: true });
/** JSON kept as text: `jsonb` would reorder keys. */
export const Json = (): PropertyDecorator => Column({ type: 'simple-json' });
