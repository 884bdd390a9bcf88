import { type Areas, areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import {
  type Agreement,
  type CaseStatus,
  type Compared,
  isAlike,
  likeness,
  type TokenKind,
} from '@corridor/domain/evacuations';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** Cases that share a name or a number with one; more would help nobody to find the right one. */
const MOST_COMPARED = 200;
const MOST_SHOWN = 20;
const looked: readonly TokenKind[] = ['name', 'pair', 'phone', 'sure'];

/** A case that seems to be the same person's. */
export interface SameAs {
  readonly id: string;
  readonly code: string;
  readonly status: CaseStatus;
  readonly agrees: readonly Agreement[];
}

/** Few enough parameters for one statement. */
const AT_ONCE = 400;

interface Sharing {
  readonly patient: RecordOf<'medevacCases'>;
  /** Its own id, and those of the cases that were merged into it. */
  readonly ids: readonly string[];
  readonly tokens: readonly Tokened[];
}

interface Tokened {
  readonly kind: TokenKind;
  readonly token: string;
}

/** Who a case may be once more. Compares hashes: no name is opened, and none is in the answer. */
@Injectable()
export class DuplicatesQueries {
  constructor(private readonly storage: Storage) {}

  /** The most alike first. Refuses with `evacuation.unknown` where no such case is within the caller's reach. */
  async of({ operation, actor }: Caller, id: string) {
    const [found] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      id,
    ]);
    const subject = { operationId: operation.id, enclaveId: found?.enclaveId ?? null };
    if (!found || !can(actor, 'evacuations.read', subject)) throw unknown('evacuation', id);
    const own = [id, ...(await this.mergedInto([id])).map(({ from }) => from)];
    const list = placeholders(own.length);
    const tokens = await this.storage.records('personTokens', `WHERE case_id IN (${list}) ORDER BY id`, own);
    const apart = await this.storage.records(
      'casesApart',
      `WHERE case_id IN (${list}) OR other_id IN (${placeholders(own.length, own.length)})`,
      [...own, ...own],
    );
    const others = await this.sharing(operation.id, areasOf(actor, 'evacuations.read'), tokens);
    const items = others
      .filter(
        ({ patient, ids }) =>
          patient.id !== id && !apart.some((two) => ids.includes(two.caseId) || ids.includes(two.otherId)),
      )
      .map(({ patient, tokens: theirs }) => ({
        patient,
        found: likeness({ ...found, tokens }, { ...patient, tokens: theirs }),
      }))
      .filter((each) => isAlike(each.found))
      .sort((a, b) => b.found.score - a.found.score || (a.patient.code < b.patient.code ? -1 : 1))
      .slice(0, MOST_SHOWN);
    return {
      items: items.map(({ patient, found: { score, agrees } }) => ({
        id: patient.id,
        version: patient.version,
        code: patient.code,
        status: patient.status,
        sex: patient.sex,
        ageBand: patient.ageBand,
        enclaveId: patient.enclaveId,
        submittedAt: patient.submittedAt,
        score,
        agrees,
      })),
    };
  }

  /** For each of many people, the cases that share two facts with them: a fixed number of questions, however many. */
  async ofEach(
    operationId: string,
    areas: Areas,
    people: readonly (Omit<Compared, 'tokens'> & { readonly tokens: readonly Tokened[] })[],
  ): Promise<readonly (readonly SameAs[])[]> {
    const sure = people.map(({ tokens }) => tokens.filter(({ kind }) => kind === 'sure'));
    const found: Sharing[] = [];
    for (const some of chunks(sure.flat(), AT_ONCE)) found.push(...(await this.sharing(operationId, areas, some)));
    const cases = new Map(found.map((each) => [each.patient.id, each]));
    const bySure = new Map<string, string[]>();
    for (const { patient, tokens } of cases.values())
      for (const { kind, token } of tokens)
        if (kind === 'sure') bySure.set(token, [...(bySure.get(token) ?? []), patient.id]);
    return people.map((person, i) => {
      const ids = new Set((sure[i] ?? []).flatMap(({ token }) => bySure.get(token) ?? []));
      return [...ids].flatMap((id) => {
        const other = cases.get(id);
        if (!other) return [];
        const { agrees } = likeness(person, { ...other.patient, tokens: other.tokens });
        return [{ id, code: other.patient.code, status: other.patient.status, agrees }];
      });
    });
  }

  /**
   * Cases that somebody may still meet and that share one of the tokens, with all of theirs. What was known of one that was
   * merged is known of the case that goes on, until the two are parted again.
   */
  async sharing(operationId: string, areas: Areas, tokens: readonly Tokened[]): Promise<readonly Sharing[]> {
    const wanted = tokens.filter(({ kind }) => looked.includes(kind)).map(({ token }) => token);
    if (wanted.length === 0) return [];
    const parameters: unknown[] = [operationId, operationId, ...wanted];
    const seen = within(areas, 'enclave_id', parameters);
    const patients = await this.storage.records(
      'medevacCases',
      `WHERE operation_id = $1 AND id IN (WITH RECURSIVE found (id) AS (
            SELECT case_id FROM person_tokens WHERE operation_id = $2 AND token IN (${placeholders(wanted.length, 2)})
            UNION SELECT m.merged_into_id FROM medevac_cases m JOIN found f ON m.id = f.id WHERE m.merged_into_id IS NOT NULL)
          SELECT id FROM found)
        AND status NOT IN ('merged', 'entered_in_error') AND erased_at IS NULL${seen} ORDER BY id DESC LIMIT ${String(MOST_COMPARED)}`,
      parameters,
    );
    if (patients.length === 0) return [];
    const ids = patients.map(({ id }) => id);
    const merged = await this.mergedInto(ids);
    const all = [...ids, ...merged.map(({ from }) => from)];
    const theirs = await this.storage.records('personTokens', `WHERE case_id IN (${placeholders(all.length)})`, all);
    return patients.map((patient) => {
      const own = [patient.id, ...merged.filter(({ into }) => into === patient.id).map(({ from }) => from)];
      return { patient, ids: own, tokens: theirs.filter(({ caseId }) => own.includes(caseId)) };
    });
  }

  /** The cases that were merged into those, and into them again; each with the one that goes on. */
  private mergedInto(ids: readonly string[]): Promise<{ readonly from: string; readonly into: string }[]> {
    return this.storage.all(
      `WITH RECURSIVE merged (id, into_id) AS (
         SELECT id, merged_into_id FROM medevac_cases WHERE merged_into_id IN (${placeholders(ids.length)})
         UNION SELECT m.id, d.into_id FROM medevac_cases m JOIN merged d ON m.merged_into_id = d.id)
       SELECT id AS "from", into_id AS "into" FROM merged`,
      ids,
    );
  }
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
