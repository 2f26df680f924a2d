/** The bench inside a worker of a browser: measures once and posts the figures. */
import { measureEngine } from './measure.ts';

postMessage(measureEngine(() => performance.now()));
