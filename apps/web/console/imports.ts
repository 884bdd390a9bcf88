import type { CaseStatus, Agreement } from '@corridor/domain/evacuations';
import type { ColumnUse, ListFormat, RowOutcome, RowProblem } from '@corridor/domain/imports';
import type { Written } from '../shared/answers';
import { type Answer, inOperation, NO_CONNECTION, type Problem, send } from '../shared/api';

/** What base says of a file before anything of it is kept. */
export interface Preview {
  readonly format: ListFormat;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly sheet: number;
  readonly headerRow: number;
  readonly columns: readonly {
    readonly use: ColumnUse;
    readonly header: string;
    readonly samples: readonly string[];
  }[];
  readonly counts: Readonly<Record<RowOutcome | 'all', number>>;
  readonly sameFile: { readonly id: string; readonly receivedAt: string } | null;
  readonly skipped: readonly { readonly row: number }[];
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly outcome: RowOutcome;
  readonly problems: readonly RowProblem[];
  readonly sameAsRow: number | null;
  readonly sameAs: readonly {
    readonly id: string;
    readonly code: string;
    readonly status: CaseStatus;
    readonly agrees: readonly Agreement[];
  }[];
}

export type TakenList = Written & { readonly rowsRead: number; readonly taken: number; readonly leftOut: number };

/** A file and how it is to be read: what is left out, base guesses. */
export interface ListForm {
  readonly file: string;
  readonly enclaveId: string;
  readonly sheet?: number;
  readonly headerRow?: number;
  readonly columns?: readonly ColumnUse[];
  readonly corrections?: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** A form with a whole file in it is read by base only once it knows who sends it. */
const LIST_FORM = 'application/vnd.corridor.list+json';
/** Some thousand rows are read, compared and written in this on a laptop that does other things besides. Milliseconds. */
const LONG_WAIT_MS = 240_000;

export const preview = (form: ListForm): Promise<Answer<Preview>> =>
  send<Preview>({ path: '/api/imports/previews', body: form, contentType: LIST_FORM, waitMs: LONG_WAIT_MS });

export const take = (
  form: ListForm & { readonly leaveOut: readonly number[]; readonly organisationId?: string },
  key: string,
): Promise<Answer<TakenList>> =>
  send<TakenList>({ path: '/api/imports', body: form, key, contentType: LIST_FORM, waitMs: LONG_WAIT_MS });

/** The bytes of a file as text. In parts: a call takes only so many arguments. */
export async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
}

/** Asks base for a file and hands it to the browser as a download. The address of the page stays as it is. */
export async function download(path: string, body: object, name: string): Promise<Problem | undefined> {
  const response = await fetch(inOperation(path), {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) return NO_CONNECTION;
  if (!response.ok) {
    const said = (await response.json().catch(() => ({}))) as Partial<Problem>; // RFC 9457, as base answers
    return { status: response.status, code: said.code ?? '', details: said.details ?? {} };
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return undefined;
}
