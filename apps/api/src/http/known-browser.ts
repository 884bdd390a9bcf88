import { MasterKeys } from '@corridor/platform/master-keys';
import { newKey } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addCookie, readCookie } from './session-cookie';

const NAME = 'corridor_known';
const A_YEAR_SECONDS = 365 * 24 * 3_600;

/** Remembers in a browser that somebody signed in there once: a mark sealed for that name. It opens nothing by itself. */
@Injectable()
export class KnownBrowser {
  constructor(private readonly master: MasterKeys) {}

  isKnown(request: FastifyRequest, name: string): boolean {
    const mark = readCookie(request, NAME);
    if (mark === null) return false;
    try {
      this.master.unwrap(placeOf(name), Buffer.from(mark, 'base64url').toString('utf8'));
      return true;
    } catch {
      return false; // another person's, or of a key that is gone: as good as none
    }
  }

  remember(request: FastifyRequest, reply: FastifyReply, name: string): void {
    const mark = Buffer.from(this.master.wrap(placeOf(name), newKey()), 'utf8').toString('base64url');
    addCookie(request, reply, { name: NAME, value: mark, maxAgeSeconds: A_YEAR_SECONDS });
  }
}

const placeOf = (name: string): string => `known-browser:${name}`;
