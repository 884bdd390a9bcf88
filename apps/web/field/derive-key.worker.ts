import { argon2id } from '@noble/hashes/argon2.js';

/** In a thread of its own: a second or two of arithmetic must not freeze the page. Answers the key, or null where that failed. */
addEventListener('message', ({ data }: MessageEvent<{ pin: string; salt: Uint8Array }>) => {
  try {
    postMessage(argon2id(data.pin, data.salt, { t: 2, m: 19_456, p: 1, dkLen: 32 }));
  } catch {
    postMessage(null);
  }
});
