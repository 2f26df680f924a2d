import {
  FastForward,
  Pause,
  Play,
  Radio,
  SkipBack,
  StepBack,
  StepForward,
  TriangleAlert,
} from 'lucide-react';
import { simulation } from '../simulation/client.ts';
import { useNow, usePlayback } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { Button, Hint, IconButton } from '../ui/Button.tsx';
import { clock, duration } from '../ui/time.ts';
import { words } from '../words.ts';
import { SpeedControl } from './SpeedControl.tsx';
import './playback.css';

/** The transport: where the run is, how fast it goes, and every way to move it. */
export function PlaybackBar() {
  const { isPlaying, isInPast, isBehind, status } = usePlayback();
  const isOff = status !== 'ready';
  return (
    <div className="playback">
      <div className="transport">
        <IconButton
          name={words.time.toStart}
          shortcut="0"
          disabled={isOff}
          onClick={() => simulation.toStart()}
        >
          <SkipBack size={16} strokeWidth={1.6} />
        </IconButton>
        <IconButton
          name={words.time.stepBack}
          shortcut=","
          disabled={isOff}
          onClick={() => simulation.stepBack()}
        >
          <StepBack size={16} strokeWidth={1.6} />
        </IconButton>
        <IconButton
          name={isPlaying ? words.time.pause : words.time.play}
          shortcut={words.keys.space}
          look="primary"
          disabled={isOff}
          onClick={() => simulation.toggle()}
        >
          {isPlaying ? <Pause size={16} strokeWidth={1.6} /> : <Play size={16} strokeWidth={1.6} />}
        </IconButton>
        <IconButton name={words.time.step} shortcut="." disabled={isOff} onClick={() => simulation.step()}>
          <StepForward size={16} strokeWidth={1.6} />
        </IconButton>
      </div>
      <Clock />
      <SpeedControl />
      <SkipButton />
      {isInPast && (
        <div className="past">
          <span className="badge">{words.time.recorded}</span>
          <Hint text={words.time.live} shortcut="L">
            <Button onClick={() => simulation.live()}>
              <Radio size={15} strokeWidth={1.6} aria-hidden="true" />
              {words.time.live}
            </Button>
          </Hint>
        </div>
      )}
      {isBehind && isPlaying && (
        <Hint text={words.time.behind}>
          <span className="behind" role="img" aria-label={words.time.behind}>
            <TriangleAlert size={16} />
          </span>
        </Hint>
      )}
    </div>
  );
}

function Clock() {
  const nowMs = useNow(30);
  return (
    <output className="clock" role="timer" aria-label={words.time.clock}>
      {clock(nowMs)}
    </output>
  );
}

function SkipButton() {
  const nextMs = useMirror((state) => state.nextMs);
  const isPlaying = useMirror((state) => state.isPlaying);
  const nowMs = useNow(4);
  const isDue = Number.isFinite(nextMs);
  const left = isDue ? duration(Math.max(0, nextMs - nowMs)) : words.time.nothingNext;
  return (
    <Button
      className="skip"
      disabled={!isDue}
      aria-label={isDue ? words.time.skipName(left) : words.time.nothingNext}
      onClick={() => simulation.skip()}
    >
      <FastForward size={15} strokeWidth={1.6} aria-hidden="true" />
      <span className="skip-verb">{words.time.skip}</span>
      {/* While it plays the figure would only flicker. */}
      {!isPlaying && <span className="skip-left mono">{left}</span>}
    </Button>
  );
}
