import type { SubjectKind } from '@corridor/domain/audit';
import { Code } from '../shared/code';
import { mayInAll } from './may';
import { pageOfReport } from './reports';
import { t } from './texts';

const pages: Partial<Readonly<Record<SubjectKind, string>>> = {
  convoy: 'convoy',
  case: 'case',
  enclave: 'area',
  incident: 'incidents',
  call: 'calls',
  pasted_text: 'calls',
  list: 'lists',
  list_copy: 'list-copies',
  import: 'import',
  shift: 'rota',
  report: 'report',
  outside_watch: 'outside-watches',
};

/** What something is about, by its kind and its code; a link where it has a page. */
export function SubjectLink({ kind, id, reference }: { kind: SubjectKind; id: string; reference: string | null }) {
  const words = (
    <>
      {t(`subject.${kind}`)} {reference && <Code>{reference}</Code>}
    </>
  );
  const page = pages[kind];
  if (page === undefined) return <span>{words}</span>;
  // Who drafts none reads the released one, as donors do.
  if (kind === 'report' && reference !== null && !mayInAll('reports.draft'))
    return <a href={pageOfReport({ reference })}>{words}</a>;
  return <a href={`#/${page}/${id}`}>{words}</a>;
}
