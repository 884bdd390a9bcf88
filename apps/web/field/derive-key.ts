import type { Derive } from './phone-key';

/** Argon2id with two passes over 19 MiB (OWASP's least for it): a quarter of a second here, some more on a cheap phone. */
export const deriveKey: Derive = (pin, salt) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./derive-key.worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker.terminate();
    };
    worker.addEventListener('error', () => {
      end();
      reject(new Error('the key could not be made out of the PIN'));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) => {
      end();
      if (data) resolve(data);
      else reject(new Error('the key could not be made out of the PIN'));
    });
    worker.postMessage({ pin, salt });
  });
