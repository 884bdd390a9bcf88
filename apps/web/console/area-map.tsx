import { areaName } from '../shared/areas';
import type { AreaList } from '../shared/answers';
import { Name } from '../shared/code';
import { goTo } from '../shared/route';
import './area-map.css';
import { planOf, roundDistance, spread } from './map-plan';
import { number, t } from './texts';

const WIDTH = 340;
const MARGIN = 30;
const MARK = 11;
/** Beneath the places, for the scale. */
const FOOT = 32;

interface Props {
  readonly areas: readonly AreaList[];
  /** The area whose page this is. */
  readonly here?: string;
}

/**
 * The areas where they lie, from their coordinates alone: no border is drawn, nothing is asked of anybody else. Marks that
 * would cover each other stand apart, with a line to their place; the list beside names them.
 */
export function AreaMap({ areas, here }: Props) {
  if (areas.length === 0) return null;
  const plan = planOf(areas, WIDTH, MARGIN);
  const places = areas.map((area) => plan.at(area));
  const marks = spread(places, 2 * MARK + 1);
  const bar = roundDistance((WIDTH / 4) * plan.kmPerUnit);
  return (
    <figure class="area-map">
      <svg viewBox={`0 0 ${String(plan.width)} ${String(plan.height + FOOT)}`} role="img" aria-label={t('areas.map')}>
        {marks.map((mark, i) => (
          <line key={areas[i]?.id} class="map-leader" x1={places[i]?.x} y1={places[i]?.y} x2={mark.x} y2={mark.y} />
        ))}
        {places.map(({ x, y }, i) => (
          <circle key={areas[i]?.id} class="map-place" cx={x} cy={y} r="2" />
        ))}
        {areas.map((area, i) => (
          <g
            key={area.id}
            class={markClass(area, here)}
            onClick={() => {
              goTo(`area/${area.id}`);
            }}
          >
            <circle cx={marks[i]?.x} cy={marks[i]?.y} r={MARK} />
            <text x={marks[i]?.x} y={(marks[i]?.y ?? 0) + 4} text-anchor="middle">
              {i + 1}
            </text>
          </g>
        ))}
        <g class="map-scale">
          <line x1={MARGIN} x2={MARGIN + bar / plan.kmPerUnit} y1={plan.height + 24} y2={plan.height + 24} />
          <text x={MARGIN} y={plan.height + 18}>
            {t('areas.map_scale', { km: bar })}
          </text>
          <path d={`M${String(WIDTH - 18)} 34V14m-4 5 4-6 4 6`} />
        </g>
      </svg>
      <div>
        <ol class="map-list">
          {areas.map((area, i) => (
            <li key={area.id}>
              <span class="map-number">{number(i + 1)}</span>
              <a href={`#/area/${area.id}`} aria-current={area.id === here ? 'page' : undefined}>
                <Name>{areaName(area)}</Name>
              </a>
              {area.classification && (
                <span class="quiet">{t(`area.classification.${area.classification.classification}`)}</span>
              )}
            </li>
          ))}
        </ol>
        <figcaption class="quiet">{t('areas.map_hint')}</figcaption>
      </div>
    </figure>
  );
}

function markClass({ id, classification }: AreaList, here: string | undefined): string {
  const state = classification?.classification === 'besieged' ? 'map-besieged' : 'map-other';
  return id === here ? `map-mark ${state} map-here` : `map-mark ${state}`;
}
