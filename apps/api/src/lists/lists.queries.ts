import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import {
  type Differences,
  differencesOf,
  type EvacuationList,
  fateOf,
  latestOf,
  type ListVersion,
} from '@corridor/domain/lists';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';

type VersionShown = Omit<ListVersion, 'operationId' | 'listId' | 'recordedBy'>;
type ListShown = Omit<EvacuationList, 'operationId' | 'openedBy'> & {
  /** Whose list it is, by name. */
  readonly organisation: string | null;
  /** The one that counts first. */
  readonly versions: readonly VersionShown[];
};

interface Named {
  readonly list: RecordOf<'evacuationLists'>;
  readonly version: ListVersion;
}

/** Lists, what they say, and how two of them differ: codes and counts, and nobody's name. */
@Injectable()
export class ListsQueries {
  constructor(private readonly storage: Storage) {}

  /** The newest list first, each with all of its versions. */
  async list({ operation, actor }: Caller, { after, limit }: PageQuery): Promise<Page<ListShown>> {
    const parameters: unknown[] = [operation.id, after ?? 'g']; // no id sorts after 'g'
    const seen = within(areasOf(actor, 'lists.read'), 'enclave_id', parameters);
    const lists = await this.storage.records(
      'evacuationLists',
      `WHERE operation_id = $1 AND id < $2${seen} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    const [versions, organisations] = await Promise.all([
      this.versionsOf(lists.map(({ id }) => id)),
      this.storage.records('organisations', 'WHERE operation_id = $1', [operation.id]),
    ]);
    return pageOf(
      lists,
      limit,
      ({ id }) => id,
      ({ operationId: _operation, openedBy: _by, ...list }) => ({
        ...list,
        organisation: organisations.find(({ id }) => id === list.organisationId)?.name ?? null,
        versions: versions.filter(({ listId }) => listId === list.id).map(shown),
      }),
    );
  }

  /** A version with the people on it, by code: no order tells who goes first. Refuses with `list_version.unknown`. */
  async version(caller: Caller, id: string) {
    const { list, version } = await this.found(caller, id);
    const [people, versions] = await Promise.all([this.peopleOn(id), this.versionsOf([list.id])]);
    return {
      ...shown(version),
      isLatest: latestOf(versions)?.id === id,
      list: { id: list.id, title: list.title, kind: list.kind },
      people: people.map(({ id: caseId, code, status }) => ({ id: caseId, code, status, fate: fateOf({ status }) })),
    };
  }

  /**
   * How a version differs from another, of whatever list; left out, from the one before it. Refuses with
   * `list_version.unknown`, for the first version of a list too.
   */
  async differences(caller: Caller, id: string, against: string | undefined): Promise<Differences> {
    const b = await this.found(caller, id);
    const before = against ?? (await this.before(b.version)).id;
    const a = await this.found(caller, before);
    const [onA, onB] = await Promise.all([this.peopleOn(before), this.peopleOn(id)]);
    return differencesOf({ version: a.version, people: onA }, { version: b.version, people: onB });
  }

  private async before({ listId, number, id }: ListVersion): Promise<ListVersion> {
    const [found] = await this.storage.records(
      'listVersions',
      'WHERE list_id = $1 AND number < $2 ORDER BY number DESC LIMIT 1',
      [listId, number],
    );
    if (!found) throw unknown('list_version', id);
    return found;
  }

  /** What is out of the reader's reach answers as what does not exist. */
  private async found({ operation, actor }: Caller, id: string): Promise<Named> {
    const [version] = await this.storage.records('listVersions', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      id,
    ]);
    const [list] = version
      ? await this.storage.records('evacuationLists', 'WHERE operation_id = $1 AND id = $2', [
          operation.id,
          version.listId,
        ])
      : [];
    const subject = { operationId: operation.id, enclaveId: list?.enclaveId ?? null };
    if (!version || !list || !can(actor, 'lists.read', subject)) throw unknown('list_version', id);
    return { list, version };
  }

  /** The people of a version, each once: who was found to be one person with another is named by the case that goes on. */
  private async peopleOn(versionId: string): Promise<RecordOf<'medevacCases'>[]> {
    const people = new Map<string, RecordOf<'medevacCases'>>();
    let found = await this.storage.records(
      'medevacCases',
      'WHERE id IN (SELECT case_id FROM list_memberships WHERE version_id = $1)',
      [versionId],
    );
    while (found.length > 0) {
      for (const each of found) if (each.mergedIntoId === null) people.set(each.id, each);
      const ahead = [...new Set(found.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))].filter(
        (id) => !people.has(id),
      );
      found =
        ahead.length === 0
          ? []
          : await this.storage.records('medevacCases', `WHERE id IN (${placeholders(ahead.length)})`, ahead);
    }
    return [...people.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  private async versionsOf(listIds: readonly string[]): Promise<ListVersion[]> {
    if (listIds.length === 0) return [];
    return this.storage.records(
      'listVersions',
      `WHERE list_id IN (${placeholders(listIds.length)}) ORDER BY number DESC`,
      listIds,
    );
  }
}

function shown({ operationId: _operation, listId: _list, recordedBy: _by, ...version }: ListVersion): VersionShown {
  return version;
}
