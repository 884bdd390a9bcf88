import type { CaseStatus } from '@corridor/domain/evacuations';
import type {
  CopyColumn,
  Differences,
  EvacuationList,
  Fate,
  LeftOutReason,
  ListCopy,
  ListVersion,
} from '@corridor/domain/lists';
import { isolated } from '@corridor/messages/language';
import type { Option } from '../shared/fields';
import { t } from './texts';

export type VersionItem = Omit<ListVersion, 'operationId' | 'listId' | 'recordedBy'>;

/** A list as `GET /api/lists` answers it, its newest version first. */
export type ListItem = Pick<EvacuationList, 'id' | 'title' | 'kind' | 'enclaveId'> & {
  readonly organisation: string | null;
  readonly versions: readonly VersionItem[];
};

export type DifferencesAnswer = Differences;

export interface VersionPage extends VersionItem {
  readonly list: Pick<EvacuationList, 'id' | 'title' | 'kind'>;
  readonly people: readonly ListedItem[];
  /** Whether it is the one that counts. */
  readonly isLatest: boolean;
}

export interface ListedItem {
  readonly id: string;
  readonly code: string;
  readonly status: CaseStatus;
  readonly fate: Fate;
}

/** A line of the register. */
export type CopyItem = Omit<ListCopy, 'operationId' | 'enclaveId'> & {
  readonly title: string;
  readonly versionNumber: number;
  readonly recipient: string;
  readonly askedByName: string;
  readonly signedByName: string;
  readonly timesTaken: number;
  readonly isMine: boolean;
};

/** What a request for a copy asks for, as it would go out now. */
export type CopyAskedFor = Pick<ListCopy, 'recipientKind' | 'columns' | 'purpose' | 'expiresAt' | 'people'> & {
  readonly title: string;
  readonly versionNumber: number | null;
  readonly recipient: string | null;
  readonly leftOut: readonly { readonly id: string; readonly code: string; readonly why: LeftOutReason }[];
  readonly neverAsked: number;
  readonly declinedToShare: number;
  /** How many of those on it gave no answer on being named to this recipient. */
  readonly sharingUnanswered: number;
};

/** Every version of every list, by the words that people use. */
export const versionOptions = (lists: readonly ListItem[]): Option[] =>
  lists.flatMap((list) => list.versions.map(({ id, number }) => [id, versionName(list, number)] as const));

/** The title keeps its own direction, and the number behind it stays behind it. */
export const versionName = ({ title }: Pick<ListItem, 'title'>, number: number): string =>
  `${isolated(title)} · ${t('lists.version_n', { n: number })}`;

/** What a copy says, the code first. */
export const columnsSaid = (columns: readonly CopyColumn[]): string =>
  (['code', ...columns] as const).map((each) => t(`lists.column.${each}`)).join(' · ');
