import { encode } from 'uqr';

const MARGIN = 4;

/** A QR code as one path. White stays white in the dark, or no camera reads it. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 0 });
  const whole = size + 2 * MARGIN;
  const dots = data.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${String(x + MARGIN)} ${String(y + MARGIN)}h1v1h-1z` : '')),
  );
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${String(whole)} ${String(whole)}`}>
      <rect width={whole} height={whole} fill="#fff" />
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
