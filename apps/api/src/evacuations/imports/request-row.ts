import { RuleViolation } from '@corridor/domain/commands';
import type { RowFacts } from '@corridor/domain/imports';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Envelope } from '../../http/caller';
import { shaped } from '../../http/csv-rows';
import { RequestEvacuation } from '../request-evacuation';
import { RequestEvacuationDto } from '../request-evacuation.dto';

/** What became of a row: a case, or the code of why not. */
export type Requested = { readonly caseId: string } | { readonly code: string };

interface RowToRequest {
  readonly facts: RowFacts;
  readonly cells: readonly string[];
  readonly organisationId: string | null;
}

/** Asks for one row of a list as if somebody had typed it: the same checks, the same command, the same rule. */
@Injectable()
export class RequestRow {
  constructor(
    private readonly requestEvacuation: RequestEvacuation,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** `commandId` is made of the row, so that a list which is sent again doubles nobody. */
  async execute(
    envelope: Envelope,
    commandId: string,
    { facts, cells, organisationId }: RowToRequest,
  ): Promise<Requested> {
    const id = uuid();
    try {
      const list = { organisationId, row: JSON.stringify(cells) };
      const { submission, useCase } = await this.requestEvacuation.prepare(
        { ...envelope, commandId },
        id,
        dtoOf(facts),
        list,
      );
      const receipt = await this.unitOfWork.run(submission, useCase);
      return { caseId: receipt.id };
    } catch (error) {
      if (error instanceof RuleViolation) return { code: error.code };
      throw error;
    }
  }
}

function dtoOf(facts: RowFacts): RequestEvacuationDto {
  const { name, motherName, ageMonths, number, diagnosis, phone, note, areaId, facilityId, companions, ...said } =
    facts;
  const words = {
    facilityId,
    patientName: name,
    motherName,
    ageMonths,
    senderNumber: number,
    diagnosis,
    contact: phone,
    note,
  };
  const known = Object.entries(words).filter(([, value]) => value !== null);
  return shaped(RequestEvacuationDto, { ...said, ...Object.fromEntries(known), enclaveId: areaId, companions });
}
