import { languages } from '@corridor/domain/accounts';
import { renderDemonstrationStrip } from './demonstration-strip';

describe('the strip on a page without script', () => {
  it.each(languages)('tells the moment, the five scenes and the way back in %s', (language) => {
    const html = renderDemonstrationStrip(language, '2017-12-31T18:00:00.000Z', 'Asia/Damascus');
    expect(html).toContain('20:00');
    expect(html.match(/<li>/g)).toHaveLength(5);
    expect(html).toContain('href="/#/"');
    expect(html).not.toMatch(/<script|style=|demo\.\w/);
  });
});
