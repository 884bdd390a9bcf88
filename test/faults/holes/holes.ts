/** A mistake that somebody could make in one line, and the test that must not let it pass. */
export interface Hole {
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly instead: string;
  readonly put: string;
  readonly test: string;
  /** The beginning of the name of the test that has to fail. */
  readonly named: string;
}

const matrix = 'test/protection/authorisation.e2e-spec.ts';
const ciphertexts = 'test/protection/ciphertexts.e2e-spec.ts';
const secrets = 'test/protection/secrets.e2e-spec.ts';
const signIn = 'test/sign-in.e2e-spec.ts';
const devices = 'test/devices.e2e-spec.ts';
const listCopies = 'test/list-copies.e2e-spec.ts';
const importedLists = 'test/protection/imported-lists.e2e-spec.ts';

export const holes: readonly Hole[] = [
  {
    what: 'the guard asks no permission',
    file: 'apps/api/src/http/session.guard.ts',
    instead: 'if (!can(actor, access, isJudgedLater ? undefined : whole))',
    put: 'if (access === undefined)',
    test: matrix,
    named: 'GET /api/evacuations is open to its roles',
  },
  {
    what: 'a list forgets the area',
    file: 'apps/api/src/evacuations/evacuations.queries.ts',
    instead: 'AND id > $2${filter}${named}${seen} ORDER BY',
    put: 'AND id > $2${filter}${named} ORDER BY',
    test: matrix,
    named: 'GET /api/evacuations ends at the border',
  },
  {
    what: 'commands are not asked how far they reach',
    file: 'libs/storage/src/batch.ts',
    instead: 'this.mustReach(submission, useCase);',
    put: '',
    test: matrix,
    named: 'POST /api/convoys ends at the border',
  },
  {
    what: 'an operation of others is not told apart',
    file: 'apps/api/src/http/session.guard.ts',
    instead: "if (!named) throw new RuleViolation('operation.unknown', {}, 'not_found');\n    return named;",
    put: 'return named ?? operations[0]!;',
    test: matrix,
    named: 'GET /api/evacuations/{id} answers somebody of another operation',
  },
  {
    what: 'a session that was ended goes on',
    file: 'libs/storage/src/accounts/sessions.ts',
    instead: 'AND s.revoked_at IS NULL AND a.disabled_at IS NULL AND s.token_hash',
    put: 'AND a.disabled_at IS NULL AND s.token_hash',
    test: matrix,
    named: 'GET /api/now is shut for anonymous people',
  },
  {
    what: 'unknown fields of a body pass',
    file: 'apps/api/src/http/validation.pipe.ts',
    instead: 'forbidNonWhitelisted: true',
    put: 'forbidNonWhitelisted: false',
    test: matrix,
    named: 'POST /api/evacuations refuses what only base may write',
  },
  {
    what: 'a reading leaves no entry in the access log',
    file: 'libs/storage/src/keys/access-log.ts',
    instead: 'writeRows(transaction, this.storage.shape(',
    put: 'if (first.at === "") writeRows(transaction, this.storage.shape(',
    test: 'test/identity.e2e-spec.ts',
    named: 'is shown for a stated purpose only',
  },
  {
    what: 'a page of another site may write',
    file: 'apps/api/src/http/session.guard.ts',
    instead: '    refuseForeignOrigin(request);\n',
    put: '    if (request.url === "") refuseForeignOrigin(request);\n',
    test: 'test/permissions.e2e-spec.ts',
    named: 'refuses a write that a page of another site makes',
  },
  {
    what: 'a sealed value is not bound to its place',
    file: 'libs/storage/src/keys/seals.ts',
    instead: '`${operationId}:${about.kind}:${about.id}:${field}:${id}`',
    put: '`${operationId}:${about.kind}`',
    test: ciphertexts,
    named: "a note under the operation's key opens in no other place",
  },
  {
    what: 'an erasure leaves the key',
    file: 'libs/storage/src/batch.ts',
    instead: 'for (const caseId of this.destroyed)',
    put: 'for (const caseId of this.destroyed.slice(0, 0))',
    test: secrets,
    named: 'takes two people to erase',
  },
  {
    what: 'who proposes may sign',
    file: 'libs/domain/src/open-items/proposal.ts',
    instead: 'if (record.proposal.proposedBy === by.actorId)',
    put: "if (by.actorId === '')",
    test: secrets,
    named: 'takes two people to erase',
  },
  {
    what: 'guessing costs nothing',
    file: 'apps/api/src/accounts/sign-in.ts',
    instead: 'this.patience.mustHaveWaited(who);',
    put: '',
    test: signIn,
    named: 'slows who guesses',
  },
  {
    what: 'a program may what its maker may',
    file: 'apps/api/src/http/session.guard.ts',
    instead: '...(scope ? { scope } : {}) };',
    put: '};',
    test: signIn,
    named: 'ends for somebody whose roles were taken back',
  },
  {
    what: 'nobody looks at a phone’s signature',
    file: 'apps/api/src/sync/read-signed.ts',
    instead: 'if (!device || !isSignedBy(device.publicKey, text, signature))',
    put: 'if (!device)',
    test: devices,
    named: 'is refused with another text than was signed',
  },
  {
    what: 'a phone that was taken out of use still counts',
    file: 'apps/api/src/sync/from-device.ts',
    instead: 'if (device.revokedAt !== null)',
    put: "if (device.revokedAt === '')",
    test: devices,
    named: 'waits once the phone was taken out of use',
  },
  {
    what: 'a list is frozen without a look at the gates',
    file: 'libs/domain/src/convoys/manifest.ts',
    instead: 'if (missing.length > 0)',
    put: 'if (missing.length > 999)',
    test: 'test/gates.e2e-spec.ts',
    named: 'keep from a frozen manifest',
  },
  {
    what: 'a copy goes out on one signature',
    file: 'libs/domain/src/open-items/sign-proposal.ts',
    instead: 'signedProposal(record, by),\n    shareList(',
    put: "signedProposal(record, { ...by, actorId: '' }),\n    shareList(",
    test: listCopies,
    named: 'yields nothing before a second person has signed',
  },
  {
    what: 'an incoming list goes out on one signature',
    file: 'libs/domain/src/open-items/sign-proposal.ts',
    instead: 'signedProposal(record, by), letOut(',
    put: "signedProposal(record, { ...by, actorId: '' }), letOut(",
    test: importedLists,
    named: 'goes out on two signatures',
  },
  {
    what: 'whoever brings lists in takes out every one that two others signed for',
    file: 'libs/domain/src/open-items/export-import.ts',
    instead: 'actorId === proposedBy || actorId === settledBy',
    put: "actorId !== ''",
    test: importedLists,
    named: 'goes out on two signatures',
  },
  {
    what: 'whoever may sign takes out every copy',
    file: 'libs/domain/src/lists/list-copy.ts',
    instead: 'if (actorId !== askedBy && actorId !== signedBy)',
    put: "if (actorId === '')",
    test: listCopies,
    named: 'is open to the two who signed for it',
  },
  {
    what: 'a no that came after the signatures does not count',
    file: 'apps/api/src/lists/disclose-copy.ts',
    instead: 'contentOf(await readPeople(this.storage, operation.id, named), copy)',
    put: '{ included: await readPeople(this.storage, operation.id, named), leftOut: [] as { code: string }[], declinedToShare: 0 }',
    test: listCopies,
    named: 'leaves out who declined when last asked',
  },
  {
    what: 'who declined to be named to a party is named to it',
    file: 'libs/domain/src/lists/share-list.ts',
    instead: "return refusesSharing(stateTowards(sharing, recipient)) ? 'sharing_declined' : null;",
    put: "return refusesSharing(stateTowards(sharing, { ...recipient, recipientKind: 'organisation' })) ? 'sharing_declined' : null;",
    test: 'test/sharing.e2e-spec.ts',
    named: 'leaves out of a copy who declined to share with its party',
  },
];
