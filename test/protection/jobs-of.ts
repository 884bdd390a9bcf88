import { Redis } from 'ioredis';
import type { Installation } from '../support/installation';

/** Everything that an installation's queue server holds, key by key; nothing where the queue is in the data folder. */
export async function jobsOf({ env, isEmbedded }: Installation): Promise<string[]> {
  if (isEmbedded) return [];
  const redis = new Redis(env['QUEUE_URL'] ?? '');
  try {
    const keys = await redis.keys(`${env['QUEUE_PREFIX'] ?? ''}:*`);
    if (keys.length === 0) throw new Error('the queue holds nothing: nothing was searched');
    return await Promise.all(keys.map(async (key) => `${key} ${JSON.stringify(await valueOf(redis, key))}`));
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const kind = await redis.type(key);
  if (kind === 'hash') return redis.hgetall(key);
  if (kind === 'list') return redis.lrange(key, 0, -1);
  if (kind === 'zset') return redis.zrange(key, 0, -1);
  if (kind === 'set') return redis.smembers(key);
  if (kind === 'stream') return redis.xrange(key, '-', '+');
  return redis.get(key);
}
