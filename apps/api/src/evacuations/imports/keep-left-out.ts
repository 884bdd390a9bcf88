import type { RecordOf } from '@corridor/storage/records';
import { Seals } from '@corridor/storage/keys/seals';
import { Injectable } from '@nestjs/common';

interface LeftOut {
  readonly lineId: string;
  readonly caseId: string | null;
  readonly cells: readonly string[];
}

const fieldOf = (lineId: string): string => `import_row:${lineId}`;
const aboutOf = (lineId: string) => ({ kind: 'import_row', id: lineId });

/**
 * Keeps what stood in a row that was left out, so that it can be mended. Where the row is about a known case it is sealed
 * under that case's key: whoever is erased is not named by the second line that they stood on.
 */
@Injectable()
export class KeepLeftOut {
  constructor(private readonly seals: Seals) {}

  async seal(
    operationId: string,
    { lineId, caseId, cells }: LeftOut,
  ): Promise<{ readonly sealed: string | null; readonly sealedValues: readonly RecordOf<'sealedValues'>[] }> {
    const text = JSON.stringify(cells);
    if (caseId === null)
      return { sealed: await this.seals.apart(operationId, aboutOf(lineId), text), sealedValues: [] };
    const { beside } = await this.seals.underCaseKey(operationId, caseId, { [fieldOf(lineId)]: text });
    return { sealed: null, sealedValues: beside.sealedValues ?? [] };
  }

  /** The cells; null where they went: with the case, or because their time was over. */
  async open(operationId: string, line: RecordOf<'importLines'>): Promise<readonly string[] | null> {
    if (line.sealed !== null)
      return JSON.parse(await this.seals.openApart(operationId, aboutOf(line.id), line.sealed)) as string[];
    if (line.caseId === null) return null;
    const [text] = (await this.seals.openSaidOfCase(operationId, line.caseId, fieldOf(line.id))).values();
    return text === undefined ? null : (JSON.parse(text) as string[]);
  }
}
