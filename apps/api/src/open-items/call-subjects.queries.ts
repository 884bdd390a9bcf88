import { areasOf } from '@corridor/domain/accounts';
import { movingStatuses, waitingStatuses } from '@corridor/domain/evacuations';
import type { CallSubjectKind } from '@corridor/domain/open-items';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Caller } from '../http/caller';
import { PageQuery } from '../http/page';

export class CallSubjectsQuery extends PageQuery {
  /** The beginning of a code, as somebody typed it. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly like?: string;

  @IsOptional()
  @IsUUID()
  readonly id?: string;
}

interface Found {
  readonly kind: CallSubjectKind;
  readonly id: string;
  readonly reference: string;
  readonly status: string;
}

/** How many of each kind are suggested. */
const MOST = 12;

/** What a call may be about: what is open, or whatever has the code that somebody types. */
@Injectable()
export class CallSubjectsQueries {
  constructor(private readonly storage: Storage) {}

  /** Convoys first, then cases, each the newest first. */
  async find({ operation, actor }: Caller, { like = '', id }: CallSubjectsQuery) {
    const typed = plain(like);
    const asked = [operation.id, `${typed}%`, ...(id === undefined ? [] : [id])];
    const byId = id === undefined ? '' : ' AND id = $3';
    const [ofConvoys, ofCases]: [unknown[], unknown[]] = [[...asked], [...asked]];
    const convoysSeen = within(areasOf(actor, 'convoys.read'), 'enclave_id', ofConvoys);
    const casesSeen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', ofCases);
    const isNarrow = typed !== '' || id !== undefined;
    const isOpen = isNarrow ? '' : ` AND status NOT IN ('closed', 'cancelled')`;
    const waits = isNarrow
      ? ''
      : ` AND status IN (${[...waitingStatuses, ...movingStatuses].map((each) => `'${each}'`).join(', ')})`;
    const [convoys, cases] = await Promise.all([
      this.storage.all<Found>(
        `SELECT 'convoy' AS kind, id, reference, status FROM convoys
          WHERE operation_id = $1 AND REPLACE(reference, '-', '') LIKE $2${byId}${isOpen}${convoysSeen} ORDER BY id DESC LIMIT ${String(MOST)}`,
        ofConvoys,
      ),
      this.storage.all<Found>(
        `SELECT 'case' AS kind, id, code AS reference, status FROM medevac_cases
              WHERE operation_id = $1 AND REPLACE(code, '-', '') LIKE $2${byId}${waits}${casesSeen} ORDER BY id DESC LIMIT ${String(MOST)}`,
        ofCases,
      ),
    ]);
    return { items: [...convoys, ...cases] };
  }
}

/** The characters of a code: lower case, blanks and the look-alikes I, L and O are forgiven, as on a card. */
const plain = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
