import { figureKeys } from '@corridor/domain/reports';
import { catalogues } from '@corridor/messages/index';

it.each(figureKeys)('a report of figures says in words what it counts: %s', (key) => {
  for (const texts of Object.values(catalogues)) expect(Object.keys(texts)).toContain(`reported.what.${key}`);
});
