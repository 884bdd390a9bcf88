export const renderMail = (
  m: { event: string; severity: string; reference: string | null; link: string | null },
  _l: string,
) => ({ subject: m.event, text: String(m.reference), html: '' });
