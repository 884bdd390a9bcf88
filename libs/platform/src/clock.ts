import { Injectable } from '@nestjs/common';

/** The server's clock. Operation time is this plus the operation's offset. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }
}
