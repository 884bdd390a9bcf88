import type { ComponentChildren } from 'preact';
import { directionOf } from '@corridor/messages/language';
import { shown } from '../shared/language';
import { number, t } from './texts';
import './value-picture.css';

export interface PicturedValue {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Said beside the number: *about*, *at least*. */
  readonly qualifier?: string;
}

/**
 * Several sources' numbers on one scale that begins at nought: a dot each, with its range where one was given. A list
 * that reads without the drawing; the drawing has the length that the numbers have.
 */
export function ValuePicture({ values, most }: { values: readonly PicturedValue[]; most?: number }) {
  const end = most ?? highestOf(values);
  return (
    <ul class="value-picture">
      {values.map((each) => (
        <li key={each.key}>
          <span class="value-label">{each.label}</span>
          <Line value={each} end={end} />
          <span class="value-number">
            {each.qualifier !== undefined && <span class="quiet">{each.qualifier} </span>}
            <bdi>{number(each.value)}</bdi>
          </span>
        </li>
      ))}
      <li class="value-scale" aria-hidden="true">
        <span />
        <span class="value-ends">
          <bdi>{number(0)}</bdi>
          <bdi>{number(end)}</bdi>
        </span>
        <span />
      </li>
    </ul>
  );
}

/** The far end of the scale that holds all of them. */
export const highestOf = (values: readonly PicturedValue[]): number =>
  Math.max(1, ...values.map(({ value, high }) => Math.max(value, high ?? 0)));

function Line({ value: { value, low, high }, end }: { value: PicturedValue; end: number }) {
  const isMirrored = directionOf(shown.value.language) === 'rtl';
  // The ends keep clear of the edge by a dot's half.
  const at = (people: number): string => {
    const share = 2 + (96 * people) / end;
    return `${(isMirrored ? 100 - share : share).toFixed(2)}%`;
  };
  const said =
    low == null && high == null ? '' : t('areas.range', { low: number(low ?? value), high: number(high ?? value) });
  return (
    <svg class="value-line" height="24" role="img" aria-label={said === '' ? number(value) : said}>
      <line class="value-track" x1={at(0)} x2={at(end)} y1="12" y2="12" />
      {said !== '' && <line class="value-range" x1={at(low ?? value)} x2={at(high ?? value)} y1="12" y2="12" />}
      <circle class="value-dot" cx={at(value)} cy="12" r="6" />
    </svg>
  );
}
