import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. Labels are names of the house (routes, commands, queues), never ids or people. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'corridor_http_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  readonly commands = new Counter({
    name: 'corridor_commands_total',
    help: 'Commands by name and outcome',
    labelNames: ['command', 'outcome'],
    registers: [this.registry],
  });

  readonly flushes = new Histogram({
    name: 'corridor_flush_commands',
    help: 'Commands that shared one commit',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers: [this.registry],
  });

  readonly handlings = new Counter({
    name: 'corridor_handlings_total',
    help: 'Handlings by handler and outcome',
    labelNames: ['handler', 'outcome'],
    registers: [this.registry],
  });

  readonly deliveries = new Counter({
    name: 'corridor_deliveries_total',
    help: 'Tries to send a message, by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers: [this.registry],
  });

  readonly waiting = new Gauge({
    name: 'corridor_work_waiting',
    help: 'Work that stands in the database and is not done yet',
    labelNames: ['kind'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
