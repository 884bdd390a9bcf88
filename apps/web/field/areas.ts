import type { AreaList, List } from '../shared/answers';
import { type Load, useLoad } from '../shared/load';
import { shown } from '../shared/language';
import type { Option } from '../shared/fields';

export const useAreas = (): Load<List<AreaList>> => useLoad<List<AreaList>>('/api/enclaves');

export const areaOptions = (areas: readonly AreaList[]): Option[] =>
  areas.map(({ id, nameAr, nameEn }) => [id, shown.value.language === 'ar' ? nameAr : nameEn]);
