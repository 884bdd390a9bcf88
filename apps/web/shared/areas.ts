import type { AreaList, List } from './answers';
import { type Load, useLoad } from './load';
import { shown } from './language';
import type { Option } from './fields';

export const useAreas = (): Load<List<AreaList>> => useLoad<List<AreaList>>('/api/enclaves');

export const areaOptions = (areas: readonly Pick<AreaList, 'id' | 'nameAr' | 'nameEn'>[]): Option[] =>
  areas.map((area) => [area.id, areaName(area)]);

/** The area's name in the reader's script. */
export const areaName = ({ nameAr, nameEn }: Pick<AreaList, 'nameAr' | 'nameEn'>): string =>
  shown.value.language === 'ar' ? nameAr : nameEn;
