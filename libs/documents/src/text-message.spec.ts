import { languages } from '@corridor/domain/accounts';
import { eventNames } from '@corridor/domain/audit';
import { isTold } from '@corridor/domain/notifications';
import { renderTextMessage } from './text-message';

// GSM 03.38, the basic alphabet; what else GSM-7 has takes two places, and no text of ours needs it.
const GSM_7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const placesLeft = (text: string): number =>
  ([...text].every((letter) => GSM_7.includes(letter)) ? 160 : 70) - text.length;
const said = { event: 'convoy.departed', reference: '7K4M-PQ2', operationKind: 'live' } as const;

describe('a text message', () => {
  it.each([
    ['en', 'Left\n7K4M-PQ2'],
    ['fr', 'Départ\n7K4M-PQ2'],
    ['ar', 'انطلاق\n7K4M-PQ2'],
  ] as const)('says what kind of thing and the reference in %s, and nothing else', (language, text) => {
    expect(renderTextMessage(said, language)).toBe(text);
  });

  it('says of an exercise that it is one, first of all', () => {
    expect(renderTextMessage({ ...said, operationKind: 'exercise' }, 'en')).toBe('EXERCISE: Left\n7K4M-PQ2');
  });

  it('does without a reference', () => {
    expect(renderTextMessage({ ...said, reference: null }, 'en')).toBe('Left');
  });

  it.each(languages)('is one segment for every event that somebody is told, in %s', (language) => {
    for (const event of eventNames.filter(isTold)) {
      const text = renderTextMessage({ event, reference: '7K4M-PQ2', operationKind: 'exercise' }, language);
      expect({ event, text, fits: placesLeft(text) >= 0 }).toEqual({ event, text, fits: true });
      expect(text).not.toMatch(/event\.|sms\.|[\u2066-\u2069]|\d{1,2}:\d{2}|20\d\d/);
    }
  });
});
