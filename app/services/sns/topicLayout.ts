/** Where a topic's gates stand, and where the message stands that is just being handed to them. All in px. */

/** More gates than this stand on one line each. */
const roomyMax = 5;
/** From the middle of the message's circle to its upper edge, and to the end of the words below it. */
const hubAbove = 40;
const hubBelow = 88;

const roomy = { boxHeight: 48, noteHeight: 17, gap: 9 };
const compact = { boxHeight: 27, noteHeight: 0, gap: 4 };

export interface TopicLayout {
  isCompact: boolean;
  height: number;
  /** Middle of the message's circle. */
  hubY: number;
  /** Upper edge of the first gate, and from one gate to the next. */
  firstTop: number;
  pitch: number;
  boxHeight: number;
  /** Middle of each gate, where its arrow ends. */
  gateYs: readonly number[];
}

export function topicLayout(gateCount: number): TopicLayout {
  const isCompact = gateCount > roomyMax;
  const { boxHeight, noteHeight, gap } = isCompact ? compact : roomy;
  const pitch = boxHeight + noteHeight + gap;
  const span = Math.max(0, gateCount - 1) * pitch;
  const hubY = Math.max(hubAbove, (span + boxHeight) / 2);
  const firstY = hubY - span / 2;
  return {
    isCompact,
    height: Math.max(hubY + hubBelow, firstY + span + boxHeight / 2 + noteHeight),
    hubY,
    firstTop: firstY - boxHeight / 2,
    pitch,
    boxHeight,
    gateYs: Array.from({ length: gateCount }, (_, index) => firstY + index * pitch),
  };
}
