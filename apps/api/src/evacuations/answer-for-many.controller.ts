import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { type Envelope, InEnvelope } from '../http/caller';
import { AnswerForMany } from './answer-for-many';
import { ConsentOfManyDto, DocumentsOfManyDto, ManyDto } from './answer-for-many.dto';

/** One answer for many: cases that changed meanwhile are left out and named. */
@ApiTags('evacuations')
@Controller('api')
export class AnswerForManyController {
  constructor(private readonly answers: AnswerForMany) {}

  /** *No change*: each one's last look holds from now on. */
  @Post('assessments/unchanged')
  @NeedsInReach('evacuations.assess')
  unchanged(@InEnvelope() envelope: Envelope, @Body() dto: ManyDto) {
    return this.answers.unchanged(envelope, dto);
  }

  /** What many said about one destination. */
  @Post('consents')
  @NeedsInReach('evacuations.prepare')
  consent(@InEnvelope() envelope: Envelope, @Body() dto: ConsentOfManyDto) {
    return this.answers.consent(envelope, dto);
  }

  /** The papers of many and of everybody with them, all alike. */
  @Post('documents')
  @NeedsInReach('evacuations.prepare')
  documents(@InEnvelope() envelope: Envelope, @Body() dto: DocumentsOfManyDto) {
    return this.answers.documents(envelope, dto);
  }
}
