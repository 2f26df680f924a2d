import type { DeliveryStreamView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { DeliveryStreamPortrait } from './DeliveryStreamPortrait.tsx';
import { words } from './words.ts';

export const deliveryStreamPortrait: PortraitDefinition<DeliveryStreamView> = {
  Portrait: DeliveryStreamPortrait,
  label: () => words.label,
  sentence({ tank, bucket, objectsTotal }, nowMs) {
    const { bytes, records, hintBytes, flushAtMs } = tank;
    const leftMs = flushAtMs === undefined ? undefined : flushAtMs - nowMs;
    const held = words.sentence(bytes, records, hintBytes, leftMs);
    const written = bucket === undefined ? words.sentenceNoBucket : words.sentenceObjects(objectsTotal);
    return `${held}, ${written}`;
  },
  figures: ({ tank, objectsTotal }) => [
    { name: words.buffered, value: words.bytes(tank.bytes) },
    { name: words.objects, value: shortCount(objectsTotal) },
  ],
  width: () => 'middle',
};
