import { Module } from '@nestjs/common';
import { CallSubjectsQueries } from './call-subjects.queries';
import { CallsController } from './calls.controller';
import { CallsQueries } from './calls.queries';
import { DiscloseCall } from './disclose-call';
import { DisclosePastedText } from './disclose-pasted-text';
import { LogCall } from './log-call';
import { OpenItemsController } from './open-items.controller';
import { PasteText } from './paste-text';
import { PastedTextsController } from './pasted-texts.controller';
import { Proposals } from './proposals';
import { ProposalsController } from './proposals.controller';
import { ProposalsQueries } from './proposals.queries';
import { ResolveOpenItem } from './resolve-open-item';
import { SettlePastedText } from './settle-pasted-text';

@Module({
  controllers: [OpenItemsController, PastedTextsController, CallsController, ProposalsController],
  providers: [
    ResolveOpenItem,
    LogCall,
    CallsQueries,
    CallSubjectsQueries,
    DiscloseCall,
    PasteText,
    SettlePastedText,
    DisclosePastedText,
    Proposals,
    ProposalsQueries,
  ],
})
export class OpenItemsModule {}
