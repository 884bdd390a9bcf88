import { type Language, languages } from '@corridor/domain/accounts';
import { renderFiguresPage } from '@corridor/documents/figures-page';
import type { SignedIn } from '@corridor/storage/accounts/sessions';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, SignedInAs } from '../http/caller';
import { FiguresQueries } from './figures.queries';

export class PageLanguageQuery {
  @IsOptional()
  @IsIn(languages)
  readonly lang?: Language;

  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

@ApiTags('reports')
@Controller()
export class ReportsController {
  constructor(private readonly queries: FiguresQueries) {}

  /** The latest counts for donors; 1 to 4 are withheld, and any total that would betray them. */
  @Get('api/reports/figures')
  @NeedsInReach('reports.read')
  figures(@AskedBy() caller: Caller) {
    return this.queries.latest(caller);
  }

  /** The same as a page that prints, in the reader's language. */
  @Get('reports')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiExcludeEndpoint()
  @NeedsInReach('reports.read')
  async page(
    @AskedBy() caller: Caller,
    @SignedInAs() { account }: SignedIn,
    @Query() { lang }: PageLanguageQuery,
  ): Promise<string> {
    return renderFiguresPage(await this.queries.latest(caller), lang ?? account.language);
  }
}
