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
import { useEffect, useState } from 'react';
import { simulation } from '../simulation/client.ts';
import { useNow, usePlayback } from '../simulation/hooks.ts';
import { useMirror } from '../simulation/mirror.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { clock, duration } from '../ui/time.ts';
import { words } from '../words.ts';
import { RunUntil } from './RunUntil.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { StepMenu } from './StepMenu.tsx';
import { stepBackOnce, stepOnce } from './stepping.ts';
import './playback.css';

const behindMs = 400;

/** The transport: where the run is, how fast it goes, and every way to move it. */
export function PlaybackBar() {
  const { isPlaying, isInPast, status } = usePlayback();
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
        <IconButton name={words.time.stepBack} shortcut="," disabled={isOff} onClick={stepBackOnce}>
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
        <span className="step-forward">
          <IconButton name={words.time.step} shortcut="." disabled={isOff} onClick={stepOnce}>
            <StepForward size={16} strokeWidth={1.6} />
          </IconButton>
          <StepMenu />
        </span>
      </div>
      <Clock />
      <SpeedControl />
      <SkipButton />
      <RunUntil isOff={isOff} />
      {isInPast && (
        <div className="past">
          <span className="badge">{words.time.recorded}</span>
          <Hint text={words.time.live} shortcut="L">
            <Button aria-label={words.time.live} onClick={() => simulation.live()}>
              <Radio size={15} strokeWidth={1.6} aria-hidden="true" />
              <span className="live-verb">{words.time.live}</span>
            </Button>
          </Hint>
        </div>
      )}
      <Behind />
    </div>
  );
}

/** The engine needs more time than the speed leaves it: said once it lasts, so that it does not flicker. */
function Behind() {
  const isBehind = useMirror((state) => state.isBehind && state.isPlaying);
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(isBehind), behindMs);
    return () => clearTimeout(timer);
  }, [isBehind]);
  if (!isShown) return null;
  return (
    <Hint text={words.time.behind}>
      <span className="behind" role="img" aria-label={words.time.behind}>
        <TriangleAlert size={16} />
      </span>
    </Hint>
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
  // While it plays the figure would only flicker.
  const isPlaying = useMirror((state) => state.isPlaying && Number.isFinite(state.nextMs));
  const nextMs = useMirror((state) => (isPlaying ? 0 : state.nextMs));
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
      {!isPlaying && <span className="skip-left mono">{left}</span>}
    </Button>
  );
}
