import { renderDemonstrationStrip } from '@corridor/documents/demonstration-strip';
import { languages } from '@corridor/domain/accounts';
import type { Instant } from '@corridor/domain/time';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The exercise that is on, as the answers of the server say it. */
export interface OnStage {
  readonly operationId: string;
  now(): Promise<Instant>;
}

/**
 * Says on every answer of the API which exercise is on, so that a page knows that it is a demonstration and when it began
 * anew; and puts the strip on the report pages, which know nothing of demonstrations.
 */
export async function sayOnAnswers(
  exercise: OnStage,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const [path = ''] = request.url.split('?');
  if (path.startsWith('/api/')) reply.header('demonstration', exercise.operationId);
  if (path !== '/reports' || typeof payload !== 'string') return payload;
  const language = languages.find((each) => payload.includes(`<html lang="${each}"`));
  if (!language) return payload;
  const strip = renderDemonstrationStrip(language, await exercise.now(), 'Asia/Damascus');
  reply.removeHeader('content-length');
  return payload.replace('<body>', () => `<body>${strip}`);
}
