import { languages } from '@corridor/domain/accounts';
import { eventNames } from '@corridor/domain/audit';
import { type MailMessage, renderMail } from './mail';

const message = (overrides: Partial<MailMessage> = {}): MailMessage => ({
  event: 'convoy.departed',
  severity: 'attention',
  reference: '7K4M-PQ2',
  operationKind: 'live',
  link: 'https://base.example/',
  unsubscribe: null,
  ...overrides,
});

describe('mail', () => {
  it('says the reference and the kind of event, and where to sign in', () => {
    const { subject, text, html } = renderMail(message(), 'en');
    expect(subject).toBe('7K4M-PQ2: Left');
    expect(text).toContain('Left. Reference 7K4M-PQ2.');
    expect(text).toContain('https://base.example/');
    expect(html).toContain('<a href="https://base.example/">');
  });

  it.each(languages)('has words for every event in %s', (language) => {
    for (const event of eventNames) {
      const { subject, text } = renderMail(message({ event, reference: null }), language);
      expect(subject.length).toBeGreaterThan(3);
      expect(text).not.toMatch(/event\.|mail\./);
    }
  });

  it('holds no hour and no day', () => {
    for (const language of languages) {
      const { subject, text } = renderMail(message(), language);
      expect(`${subject} ${text}`).not.toMatch(/\d{1,2}:\d{2}|20\d\d/);
    }
  });

  it('is Arabic from right to left, with the code in one piece', () => {
    const { subject, html } = renderMail(message(), 'ar');
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(subject).toBe('\u20687K4M-PQ2\u2069: انطلاق');
  });

  it('does without a link where base has no public address', () => {
    const { text, html } = renderMail(message({ link: null }), 'en');
    expect(text).not.toContain('sign-in');
    expect(html).not.toContain('<a');
  });

  it('says that an exercise is one, first of all', () => {
    expect(renderMail(message({ operationKind: 'exercise' }), 'en').subject).toBe('[EXERCISE] 7K4M-PQ2: Left');
  });
});

describe('a mail to an address outside', () => {
  it.each(languages)('says in %s what it is for, and how it is ended', (language) => {
    const page = 'https://base.example/unsubscribe?token=invented&lang=en';
    const outside = renderMail(
      message({ event: 'report.released', reference: 'R-2017-12-31', unsubscribe: { page } }),
      language,
    );
    const inside = renderMail(message({ event: 'report.released', reference: 'R-2017-12-31' }), language);
    expect(outside.text).toContain(page);
    expect(outside.html).toContain(page.replace('&', '&amp;'));
    expect(inside.text).not.toContain('unsubscribe');
    expect(outside.text.split('\n').at(-4)).not.toBe(inside.text.split('\n').at(-2));
  });
});
