import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/** How hard this process and its machine are at work, measured by what happened to the process itself. */
export class Busyness {
  private loop: EventLoopUtilization = performance.eventLoopUtilization();
  private cpu = process.cpuUsage();

  /**
   * Since the last time it was asked: the share of the time in which the event loop ran, and the share of that in which it
   * should have run but others had the processor. Both from 0 to 1.
   */
  since(): { readonly loop: number; readonly starved: number } {
    const used = process.cpuUsage(this.cpu);
    const { active, utilization } = performance.eventLoopUtilization(this.loop);
    this.cpu = process.cpuUsage();
    this.loop = performance.eventLoopUtilization();
    const usedMs = (used.user + used.system) / 1000;
    return { loop: utilization, starved: active > 0 ? Math.max(0, 1 - usedMs / active) : 0 };
  }
}
