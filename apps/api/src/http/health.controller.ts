import { Configuration } from '@corridor/platform/configuration';
import { Metrics } from '@corridor/platform/metrics';
import { Handlings } from '@corridor/storage/ledger/handlings';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { Storage } from '@corridor/storage/storage';
import { RuleViolation } from '@corridor/domain/commands';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { OpenToAnyone } from './access';

const loopback: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** For machines that watch: alive, ready, measured. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly storage: Storage,
    private readonly handlings: Handlings,
    private readonly deliveries: Deliveries,
    private readonly metrics: Metrics,
    private readonly configuration: Configuration,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @OpenToAnyone()
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers: requests can be served. */
  @Get('health/ready')
  @OpenToAnyone()
  async ready(): Promise<{ readonly status: 'ok' }> {
    await this.storage.all('SELECT 1 AS one');
    return { status: 'ok' };
  }

  /** Prometheus text: what moves, the minute it moves. With the METRICS_TOKEN, or from this machine where no proxy stands on it. */
  @Get('metrics')
  @OpenToAnyone()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async measured(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw new RuleViolation('permission.denied', {}, 'not_permitted');
    const { waiting, failed } = await this.handlings.counts();
    this.metrics.waiting.set({ kind: 'handlings' }, waiting);
    this.metrics.waiting.set({ kind: 'handlings_given_up' }, failed);
    this.metrics.waiting.set({ kind: 'deliveries' }, await this.deliveries.waiting());
    return this.metrics.registry.metrics();
  }

  /** Through a proxy on this machine, the whole world is this machine. */
  private isBehindProxy(headers: FastifyRequest['headers']): boolean {
    return this.configuration.PUBLIC_URL !== undefined || 'x-forwarded-for' in headers || 'forwarded' in headers;
  }

  private mayRead({ headers, ip }: FastifyRequest): boolean {
    const token = this.configuration.METRICS_TOKEN;
    if (token === undefined) return !this.isBehindProxy(headers) && loopback.includes(ip);
    const [given, wanted] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
