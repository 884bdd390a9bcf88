import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { Needs, NeedsInReach } from '../http/access';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { v7 as uuid } from 'uuid';
import { readRequirements } from '@corridor/storage/evacuations/case-files';
import { Storage } from '@corridor/storage/storage';
import { AdvanceClock } from './advance-clock';
import { AdvanceClockDto } from './advance-clock.dto';
import { CloseOperation } from './close-operation';
import { GatesDto } from './gates.dto';
import { KeysQueries } from './keys.queries';
import { OpenOperation } from './open-operation';
import { OpenOperationDto } from './open-operation.dto';
import { SetGates } from './set-gates';

@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly openOperation: OpenOperation,
    private readonly advanceClock: AdvanceClock,
    private readonly closeOperation: CloseOperation,
    private readonly keys: KeysQueries,
    private readonly setGates: SetGates,
    private readonly storage: Storage,
  ) {}

  /** The operation that the request is about, with its clock. */
  @Get('current')
  @NeedsInReach('operation.read')
  current(@AskedBy() { operation, now }: Caller) {
    return { ...operation, now };
  }

  /** Which version of the operation's key seals now, and how many cases' keys an older one still wraps. */
  @Get('current/keys')
  @Needs('keys.rotate')
  keysStanding(@AskedBy() { operation }: Caller) {
    return this.keys.standing(operation.id);
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

  /** Which gates apply to everybody who is to leave. */
  @Get('current/gates')
  @NeedsInReach('operation.read')
  async applyingGates(@AskedBy() { operation }: Caller) {
    const { gates } = await readRequirements(this.storage, operation.id);
    return { gates };
  }

  /** Sets which gates apply to everybody who is to leave. */
  @Post('current/gates')
  @Needs('operation.set_gates')
  applyGates(@InEnvelope() envelope: Envelope, @Body() dto: GatesDto) {
    return this.setGates.execute(envelope, dto);
  }

  /** Moves an exercise's clock on, by minutes or to a moment. Never back, and never a live one's. */
  @Post('current/clock-advances')
  @Needs('exercise.steer')
  advance(@InEnvelope() envelope: Envelope, @Body() dto: AdvanceClockDto) {
    return this.advanceClock.execute(envelope, dto);
  }

  /** Ends the record. Everything stays readable; every later write is refused with `operation.closed`. */
  @Post('current/closure')
  @Needs('exercise.steer')
  close(@InEnvelope() envelope: Envelope) {
    return this.closeOperation.execute(envelope);
  }
}
