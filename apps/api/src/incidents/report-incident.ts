import { RuleViolation } from '@corridor/domain/commands';
import { type IncidentReport, reportIncident } from '@corridor/domain/incidents';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { ReportIncidentDto } from './report-incident.dto';

interface Reported {
  readonly id: string;
  readonly version: number;
}

const reporting: UseCase<IncidentReport, Reported> = {
  needs: [
    ({ payload: { id, enclaveId } }) => ({
      incidents: { id: [id] },
      enclaves: { id: enclaveId === null ? [] : [enclaveId] },
    }),
  ],
  // What is seen is said, wherever it is: anyone may raise an incident.
  touches: () => 'nowhere',
  decide: (rows, { operationId, payload, occurredAt, actorId }, { now }) => {
    // An id that a phone drew must not stand for an incident that is here already.
    if (rows.find('incidents', payload.id)) throw new RuleViolation('incident.known_already', {}, 'conflict');
    const enclave = payload.enclaveId === null ? undefined : rows.find('enclaves', payload.enclaveId);
    return reportIncident(operationId, enclave, payload, { now, occurredAt, actorId });
  },
};

@Injectable()
export class ReportIncident {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, dto: ReportIncidentDto) {
    const { submission: made, useCase } = await this.prepare(envelope, uuid(), dto);
    return this.unitOfWork.run(made, useCase);
  }

  async prepare(envelope: Envelope, id: string, dto: ReportIncidentDto): Promise<Prepared<IncidentReport, Reported>> {
    const { ids, beside } = await this.seals.underOperationKey(
      envelope.operation.id,
      { kind: 'incident', id },
      { note: dto.note },
    );
    const report: IncidentReport = {
      id,
      kind: dto.kind,
      enclaveId: dto.enclaveId ?? null,
      latitude: dto.latitude ?? null,
      longitude: dto.longitude ?? null,
      precisionMetres: dto.precisionMetres ?? null,
      hurt: dto.hurt ?? null,
      areWeAffected: dto.areWeAffected,
      noteId: ids['note'] ?? null,
    };
    const made = submission(
      envelope,
      { name: 'report_incident', subject: { kind: 'incident', id }, isNew: true },
      report,
      dto,
    );
    return { submission: { ...made, beside }, useCase: reporting };
  }
}
