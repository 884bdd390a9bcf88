import { Code, Name } from '../shared/code';

/** Who said it, with the key by which the list of sources names it. */
export const Source = ({ source, sourceKey }: { source: string; sourceKey: string }) => (
  <>
    <Name>{source}</Name>{' '}
    {sourceKey !== '' && (
      <span class="quiet">
        [<Code>{sourceKey}</Code>]
      </span>
    )}
  </>
);
