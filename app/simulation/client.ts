/** Starts the worker: the only place that knows there is one. */
import { wrap } from 'comlink';
import type { EngineDoor } from '../../engine/index.ts';
import { session } from '../session.ts';
import { mirror } from './mirror.ts';
import { createSimulation } from './simulation.ts';

const worker = new Worker(new URL('../../engine/worker/worker.ts', import.meta.url), { type: 'module' });
worker.onerror = (event) => {
  mirror.setState({
    status: 'stopped',
    isPlaying: false,
    failure: event.message || 'The worker did not start.',
  });
};

export const simulation = createSimulation(wrap<EngineDoor>(worker), {
  nextFrame: (callback) => requestAnimationFrame(callback),
  pausePoints: () => session.getState().pausePoints.map((resource) => ({ kind: 'arrives', resource })),
});
