import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { Needs } from '../http/access';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { v7 as uuid } from 'uuid';
import { OpenOperation } from './open-operation';
import { OpenOperationDto } from './open-operation.dto';

@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(private readonly openOperation: OpenOperation) {}

  /** The operation that the request is about, with its clock. */
  @Get('current')
  @Needs('operation.read')
  current(@AskedBy() { operation, now }: Caller) {
    return { ...operation, now };
  }

  /** Opens another operation; who opens it keeps it. */
  @Post()
  @Needs('operation.open')
  open(@InEnvelope() { commandId, actor: { accountId } }: Envelope, @Body() dto: OpenOperationDto) {
    return this.openOperation.execute({ commandId, actorId: accountId }, dto, {
      kind: 'opener',
      assignmentId: uuid(),
      accountId,
    });
  }
}
