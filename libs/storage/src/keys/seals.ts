import { RuleViolation, unknown } from '@corridor/domain/commands';
import { newKey, seal, type SecretKey, unseal } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Beside, RecordOf } from '../records';
import { Storage } from '../storage';
import { type KeysOfOperation, OperationKeys } from './operation-keys';

/** What somebody typed, by field; empty fields are left out. */
export type Words = Readonly<Record<string, string | null | undefined>>;

/** Sealed words, ready to go beside a command, and the ids by which an entry's body names them. */
export interface Sealed {
  readonly ids: Readonly<Record<string, string>>;
  readonly beside: Pick<Beside, 'sealedValues' | 'caseKeys'>;
}

interface About {
  readonly kind: string;
  readonly id: string;
}

const place = (operationId: string, about: About, field: string, id: string): string =>
  `${operationId}:${about.kind}:${about.id}:${field}:${id}`;
/** Bound to the wrapped key: one that is moved to another case does not open there. */
export const caseKeyPlace = (operationId: string, caseId: string): string => `case-key:${operationId}:${caseId}`;

/** Seals what no entry body may hold, and opens it again for those who may read it. */
@Injectable()
export class Seals {
  constructor(
    private readonly storage: Storage,
    private readonly keys: OperationKeys,
  ) {}

  /** Seals words about a new case under a key of its own, wrapped by the operation's. */
  async underNewCaseKey(operationId: string, caseId: string, words: Words): Promise<Sealed> {
    const { currentVersion, sealing } = await this.keysOf(operationId);
    const key = newKey();
    const wrapped = seal(sealing(currentVersion), caseKeyPlace(operationId, caseId), key);
    const { ids, beside } = sealAll(operationId, { kind: 'case', id: caseId }, words, key, 'case');
    return { ids, beside: { ...beside, caseKeys: [{ caseId, operationId, keyVersion: currentVersion, wrapped }] } };
  }

  /**
   * Seals more words about a case under its own key. Refuses with `evacuation.unknown` where this operation has no such case,
   * and words about one whose key was destroyed with `evacuation.erased`.
   */
  async underCaseKey(operationId: string, caseId: string, words: Words): Promise<Sealed> {
    const key = await this.keyOfCase(operationId, caseId);
    if (!key && (await this.isErased(operationId, caseId))) {
      if (Object.values(words).some(Boolean)) throw new RuleViolation('evacuation.erased', { id: caseId });
      return { ids: {}, beside: {} };
    }
    if (!key) throw unknown('evacuation', caseId);
    return sealAll(operationId, { kind: 'case', id: caseId }, words, key, 'case');
  }

  /**
   * Seals what is reported of a case. What is said of somebody whose identity was erased is still a report: its words stand
   * under the operation's key. Refuses with `evacuation.unknown`.
   */
  async saidOfCase(operationId: string, caseId: string, words: Words): Promise<Sealed> {
    try {
      return await this.underCaseKey(operationId, caseId, words);
    } catch (error) {
      if (!(error instanceof RuleViolation && error.code === 'evacuation.erased')) throw error;
      return this.underOperationKey(operationId, { kind: 'case', id: caseId }, words);
    }
  }

  /** Seals words about anything else under the operation's key. */
  async underOperationKey(operationId: string, about: About, words: Words): Promise<Sealed> {
    const { currentVersion, sealing } = await this.keysOf(operationId);
    return sealAll(operationId, about, words, sealing(currentVersion), 'operation', markOf(currentVersion));
  }

  /** Opens everything sealed under a case's key, the newest version of each field. Throws SealBroken on tampering. */
  async openCase(operationId: string, caseId: string): Promise<Readonly<Record<string, string>>> {
    const words = await this.openedOfCase(operationId, caseId);
    return Object.fromEntries(words.map(({ field, text }) => [field, text]));
  }

  /** Opens what was said of a case, every value by its id: the fields that begin so, and not who the patient is. */
  async openSaidOfCase(operationId: string, caseId: string, beginning: string): Promise<ReadonlyMap<string, string>> {
    const words = await this.openedOfCase(operationId, caseId, beginning);
    return new Map(words.map(({ id, text }) => [id, text]));
  }

  private async openedOfCase(operationId: string, caseId: string, beginning = '') {
    const key = await this.keyOfCase(operationId, caseId);
    if (!key) return [];
    const rows = await this.storage.records(
      'sealedValues',
      `WHERE subject_kind = 'case' AND subject_id = $1 AND operation_id = $2 ORDER BY entry_seq`,
      [caseId, operationId],
    );
    const about = { kind: 'case', id: caseId };
    return rows
      .filter(({ field }) => field.startsWith(beginning))
      .map(({ id, field, ciphertext }) => ({
        id,
        field,
        text: unseal(key, place(operationId, about, field, id), ciphertext).toString('utf8'),
      }));
  }

  private async isErased(operationId: string, caseId: string): Promise<boolean> {
    const [found] = await this.storage.records('medevacCases', 'WHERE id = $1 AND operation_id = $2', [
      caseId,
      operationId,
    ]);
    return found !== undefined && found.erasedAt !== null;
  }

  private async keyOfCase(operationId: string, caseId: string): Promise<SecretKey | undefined> {
    const [kept] = await this.storage.records('caseKeys', 'WHERE case_id = $1 AND operation_id = $2', [
      caseId,
      operationId,
    ]);
    if (!kept) return undefined;
    const { sealing } = await this.keysOf(operationId, kept.keyVersion);
    return unseal(sealing(kept.keyVersion), caseKeyPlace(operationId, caseId), kept.wrapped);
  }

  /** Seals a text that must be able to go again: its ciphertext stands in a row of its own, not among the sealed values. */
  async apart(operationId: string, about: About, text: string): Promise<string> {
    const { currentVersion, sealing } = await this.keysOf(operationId);
    const mark = markOf(currentVersion);
    return mark + seal(sealing(currentVersion), mark + place(operationId, about, 'text', about.id), text);
  }

  /** Opens what `apart` sealed. Throws SealBroken on tampering. */
  async openApart(operationId: string, about: About, sealed: string): Promise<string> {
    return this.openUnderOperation(operationId, place(operationId, about, 'text', about.id), sealed);
  }

  /** Opens every version of what is sealed about something else under the operation's keys, by its id. */
  async openAbout(operationId: string, about: About): Promise<ReadonlyMap<string, string>> {
    const rows = await this.storage.records(
      'sealedValues',
      `WHERE subject_kind = $1 AND subject_id = $2 AND operation_id = $3 AND sealed_by = 'operation' ORDER BY entry_seq`,
      [about.kind, about.id, operationId],
    );
    const opened = rows.map(async ({ id, field, ciphertext }) => {
      const text = await this.openUnderOperation(operationId, place(operationId, about, field, id), ciphertext);
      return [id, text] as const;
    });
    return new Map(await Promise.all(opened));
  }

  private async openUnderOperation(operationId: string, at: string, sealed: string): Promise<string> {
    const { mark, version, ciphertext } = versionOf(sealed);
    const { sealing } = await this.keysOf(operationId, version);
    return unseal(sealing(version), mark + at, ciphertext).toString('utf8');
  }

  private async keysOf(operationId: string, version = 0): Promise<KeysOfOperation> {
    const keys = await this.keys.holding(operationId, version);
    if (!keys) throw new Error('the operation has no keys');
    return keys;
  }
}

function sealAll(
  operationId: string,
  about: About,
  words: Words,
  key: SecretKey,
  sealedBy: 'case' | 'operation',
  mark = '',
): Sealed {
  const said = Object.entries(words).filter((each): each is [string, string] => Boolean(each[1]));
  const sealedValues = said.map(([field, text]): RecordOf<'sealedValues'> => {
    const id = uuid();
    return {
      id,
      operationId,
      subjectKind: about.kind,
      subjectId: about.id,
      field,
      entrySeq: 0, // known when the command is applied: the unit of work fills it in
      sealedBy,
      ciphertext: mark + seal(key, mark + place(operationId, about, field, id), text),
    };
  });
  return { ids: Object.fromEntries(sealedValues.map(({ field, id }) => [field, id])), beside: { sealedValues } };
}

/**
 * What an operation's key sealed says which version of it; what says nothing is of the first. Bound to the ciphertext like
 * its place: it opens neither without its mark nor with one that is written otherwise.
 */
const markOf = (version: number): string => `k${String(version)}~`;

function versionOf(sealed: string): { readonly mark: string; readonly version: number; readonly ciphertext: string } {
  const [mark = '', version = '1'] = /^k(\d{1,9})~/.exec(sealed) ?? [];
  return { mark, version: Number(version), ciphertext: sealed.slice(mark.length) };
}
