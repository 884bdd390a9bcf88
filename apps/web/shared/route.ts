import { signal } from '@preact/signals';

const read = (): readonly string[] =>
  location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .map(decodeURIComponent)
    .filter((part) => part !== '');

const route = signal<readonly string[]>(read());
window.addEventListener('hashchange', () => {
  route.value = read();
});

/** The parts of the address after `#/`: pages live in the hash, since the server serves one document. */
export const useRoute = (): readonly string[] => route.value;

export function goTo(path: string): void {
  location.hash = `#/${path}`;
}
