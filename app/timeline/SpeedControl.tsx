import { simulation } from '../simulation/client.ts';
import { useMirror } from '../simulation/mirror.ts';
import { Hint } from '../ui/Hint.tsx';
import { Slider } from '../ui/Slider.tsx';
import { words } from '../words.ts';
import { sliderAt, sliderMax, speedAt, speedLabel } from './speed.ts';

/** Speeds a hair's breadth from real time are real time. */
const nearRealTime = 4;

export function SpeedControl() {
  const speed = useMirror((state) => state.speed);
  const label = speedLabel(speed);
  return (
    <div className="speed">
      <span className="speed-word" aria-hidden="true">
        {words.time.speed}
      </span>
      <Slider
        name={words.time.speedName}
        min={0}
        max={sliderMax}
        step={1}
        value={sliderAt(speed)}
        valueText={words.time.speedText(String(speed))}
        onChange={(slider) => {
          const isNear = Math.abs(slider - sliderAt(1)) < nearRealTime;
          simulation.setSpeed(isNear ? 1 : speedAt(slider));
        }}
      />
      <Hint text={words.time.resetSpeed}>
        <button
          type="button"
          className="speed-reset"
          aria-label={words.time.resetSpeed}
          disabled={speed === 1}
          onClick={() => simulation.setSpeed(1)}
        >
          {label}
        </button>
      </Hint>
    </div>
  );
}
