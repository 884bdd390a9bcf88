import { type Language, languages } from '@corridor/domain/accounts';
import { renderFiguresPage } from '@corridor/documents/figures-page';
import type { SignedIn } from '@corridor/storage/accounts/sessions';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, SignedInAs } from '../http/caller';
import { FiguresQueries } from './figures.queries';
import { ReportsQueries } from './reports.queries';

export class PageLanguageQuery {
  @IsOptional()
  @IsIn(languages)
  readonly lang?: Language;

  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

/** Figures as pages that print, in the reader's language. */
@ApiExcludeController()
@Controller('reports')
export class FiguresPagesController {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly reports: ReportsQueries,
  ) {}

  /** The latest counts, and the reports that were released. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @NeedsInReach('reports.read')
  async latest(
    @AskedBy() caller: Caller,
    @SignedInAs() { account }: SignedIn,
    @Query() { lang }: PageLanguageQuery,
  ): Promise<string> {
    const [latest, released] = await Promise.all([this.figures.latest(caller), this.reports.released(caller)]);
    return renderFiguresPage(latest, lang ?? account.language, { operationId: caller.operation.id, released });
  }

  /** One report, under the name by which it is quoted. */
  @Get(':reference')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @NeedsInReach('reports.read')
  async report(
    @AskedBy() caller: Caller,
    @SignedInAs() { account }: SignedIn,
    @Param('reference') reference: string,
    @Query() { lang }: PageLanguageQuery,
  ): Promise<string> {
    const report = await this.reports.one(caller, { reference });
    const frame = { operationId: caller.operation.id, report };
    return renderFiguresPage(report.counted, lang ?? account.language, frame);
  }
}
