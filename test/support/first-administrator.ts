import { Person } from './person';

export const PASSPHRASE = 'an invented passphrase for tests';

/** Makes the first administrator of an empty installation, with an exercise operation, and signs them in. */
export async function beginOffice(
  url: string | (() => string),
  token: string,
): Promise<{ administrator: Person; operationId: string }> {
  const nobody = new Person(url, '', '', '');
  const begun = await nobody.send('POST', '/api/setup', {
    body: {
      token,
      operationName: 'Exercise One',
      operationKind: 'exercise',
      timeZone: 'Asia/Damascus',
      name: 'administrator.one',
      passphrase: PASSPHRASE,
      language: 'en',
    },
  });
  if (begun.status !== 201) throw new Error(`the office did not open: ${JSON.stringify(begun.body)}`);
  const administrator = await Person.signedIn(url, 'administrator.one', PASSPHRASE, String(begun.body['accountId']));
  const operationId = String(begun.body['operationId']);
  // Most tests are about something else; those of the gates say which apply.
  await administrator.created(`/api/operations/current/gates?operationId=${operationId}`, { gates: [] });
  return { administrator, operationId };
}
