import { useState } from 'preact/hooks';
import { t } from './texts';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly precisionMetres: number;
}

/** A position is asked for by a tap and can be taken back; nothing follows the phone (DOMAIN 0.6). */
export function PositionField({
  position,
  onChange,
}: {
  position: Position | undefined;
  onChange: (position: Position | undefined) => void;
}) {
  const [isFailed, setFailed] = useState(false);
  if (!('geolocation' in navigator) || !window.isSecureContext) return null;
  const ask = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFailed(false);
        onChange({
          latitude: coords.latitude,
          longitude: coords.longitude,
          precisionMetres: Math.max(1, Math.round(coords.accuracy)),
        });
      },
      () => {
        setFailed(true);
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  return (
    <div class="stack" aria-live="polite">
      {position && <p>{t('incident.position_set', { metres: position.precisionMetres })}</p>}
      {isFailed && <p class="note note-wait">{t('incident.position_failed')}</p>}
      <button
        type="button"
        onClick={
          position
            ? () => {
                onChange(undefined);
              }
            : ask
        }
      >
        {position ? t('incident.position_remove') : t('incident.position_add')}
      </button>
    </div>
  );
}
