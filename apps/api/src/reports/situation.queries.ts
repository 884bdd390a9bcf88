import type { Change } from '@corridor/documents/changes-section';
import type { Besieged } from '@corridor/documents/tiles';
import { rangeOfNewest } from '@corridor/domain/population';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';

const MOST_CHANGES = 12;

/** Days of operation time, both within it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What sources published about areas, as far as a donor's page says it. Reads no case and no convoy. */
@Injectable()
export class SituationQueries {
  constructor(private readonly storage: Storage) {}

  /** `today` is a day of operation time: what was published later is not known yet. Changes are those of the period. */
  async asOf(
    operationId: string,
    today: string,
    { from, to }: Period = { from: firstOfLastMonth(today), to: today },
  ): Promise<{ besieged: Besieged; changes: readonly Change[] }> {
    const known = 'WHERE operation_id = $1 AND known_on <= $2 ORDER BY known_on DESC, id DESC';
    const [areas, estimates, opinions] = await Promise.all([
      this.storage.records('enclaves', 'WHERE operation_id = $1', [operationId]),
      this.storage.records('populationEstimates', known, [operationId, today]),
      this.storage.records('accessClassifications', known, [operationId, today]),
    ]);
    const besieged = areas
      .filter(({ id }) => opinions.find(({ enclaveId }) => enclaveId === id)?.classification === 'besieged')
      .flatMap(({ id }) => rangeOfNewest(estimates.filter(({ enclaveId }) => enclaveId === id)) ?? []);
    const sum = (of: 'low' | 'high' | 'sources'): number => besieged.reduce((all, range) => all + range[of], 0);
    const areaOf = ({ enclaveId }: { readonly enclaveId: string }) => {
      const area = areas.find(({ id }) => id === enclaveId);
      return { nameEn: area?.nameEn ?? '', nameAr: area?.nameAr ?? '' };
    };
    const changes: Change[] = [
      ...estimates.map((each) => ({
        kind: 'estimate' as const,
        area: areaOf(each),
        id: each.id,
        knownOn: each.knownOn,
        source: each.source,
        value: each.value,
        qualifier: each.qualifier,
      })),
      ...opinions.map((each) => ({
        kind: 'classification' as const,
        area: areaOf(each),
        id: each.id,
        knownOn: each.knownOn,
        source: each.classifier,
        classification: each.classification,
      })),
    ];
    return {
      besieged: { areas: besieged.length, low: sum('low'), high: sum('high'), estimates: sum('sources') },
      changes: changes
        .filter(({ knownOn }) => knownOn >= from && knownOn <= to)
        .sort((a, b) => (a.knownOn < b.knownOn ? 1 : a.knownOn > b.knownOn ? -1 : 0))
        .slice(0, MOST_CHANGES),
    };
  }
}

function firstOfLastMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}
