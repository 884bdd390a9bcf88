import type { INestApplication } from '@nestjs/common';

export async function prepareDemonstration(_app: INestApplication): Promise<void> {
  await Promise.resolve();
}
