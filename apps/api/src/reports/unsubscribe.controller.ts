import { type Language, languages } from '@corridor/domain/accounts';
import { renderUnsubscribePage } from '@corridor/documents/unsubscribe-page';
import { Controller, Get, Header, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenToAnyone } from '../http/access';
import { Unsubscribe } from './unsubscribe';

const LONGEST_TOKEN = 200;

/** The page behind a mail's last line. */
@ApiExcludeController()
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribe: Unsubscribe) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @OpenToAnyone()
  ask(
    @Query('token') token: unknown,
    @Query('lang') lang: unknown,
    @Headers('accept-language') accepted: string | undefined,
  ): string {
    return renderUnsubscribePage(textOf(token), false, languageOf(lang, accepted));
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @OpenToAnyone()
  async end(
    @Query('token') token: unknown,
    @Query('lang') lang: unknown,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<string> {
    await this.unsubscribe.execute(token);
    return renderUnsubscribePage(textOf(token), true, languageOf(lang, accepted));
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_TOKEN) : '');

/** As the link says, else the first that the browser asks for, else English. */
function languageOf(asked: unknown, accepted = ''): Language {
  const wished = [asked, ...accepted.split(',').map((each) => each.trim().slice(0, 2).toLowerCase())];
  return wished.flatMap((wish) => languages.filter((language) => language === wish))[0] ?? 'en';
}
