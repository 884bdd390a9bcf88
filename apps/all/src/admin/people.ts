import type { Language, LinkPurpose, Role } from '@corridor/domain/accounts';
import { NotDone } from './command';
import { errand, errands } from './errand';
import { say, sayTable } from './progress';
import type { RunningOffice } from './running-office';
import { sayLinkOnce } from './shown-once';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
}

const newcomer = {
  role: { type: 'string', multiple: true },
  language: { type: 'string' },
  email: { type: 'string' },
} as const;

/** Who has a part in an operation, and their ways in. */
export const people = errands({
  '': errand({ form: 'people', says: 'lists who has a role in the operation' }, async (office) => {
    const { items } = await office.read<{ readonly items: readonly Person[] }>('/api/accounts');
    sayTable(items.map(({ name, roles, language }) => [name, roles.join(', '), language]));
  }),
  add: errand(
    {
      form: 'people add NAME --role ROLE [--role ROLE] [--language ar] [--email ADDRESS]',
      says: 'makes an account, and the link by which its person comes in',
      options: newcomer,
      needs: ['role'],
    },
    async (office, name, { role: roles, language, email }) => {
      const body = { name, roles, ...(language && { language }), ...(email && { email }) };
      const { id } = await office.write<{ readonly id: string }>('/api/accounts', body);
      say(`${name} has an account.`);
      await sayLink(office, id, 'invitation');
    },
  ),
  link: errand(
    { form: 'people link NAME', says: 'makes a link by which somebody comes back in' },
    async (office, name) => sayLink(office, await idOf(office, name), 'recovery'),
  ),
  remove: errand(
    { form: 'people remove NAME', says: 'takes every role of the operation from somebody, at once' },
    async (office, name) => {
      await office.write(`/api/accounts/${await idOf(office, name)}/removal`);
      say(`${name} has no role in this operation any more.`);
    },
  ),
});

async function idOf(office: RunningOffice, name: string): Promise<string> {
  const { items } = await office.read<{ readonly items: readonly Person[] }>('/api/accounts');
  const found = items.find((each) => each.name === name.trim().toLowerCase());
  if (!found) throw new NotDone(`Nobody named ${name} has a role in this operation (account.unknown)`);
  return found.id;
}

async function sayLink(office: RunningOffice, accountId: string, purpose: LinkPurpose): Promise<void> {
  const { token, expiresAt } = await office.write<{ readonly token: string; readonly expiresAt: string }>(
    `/api/accounts/${accountId}/links`,
    { purpose },
  );
  sayLinkOnce(office.url, token, expiresAt);
}
