/** The marks of the transit layer, for the legend: the same shapes that `paint.ts` puts on the canvas. */
import type { ReactNode } from 'react';
import { words } from './words.ts';

const { tokens } = words.legend;

export const tokenSamples: readonly { name: string; picture: ReactNode }[] = [
  { name: tokens.message, picture: sample(<circle className="sample-message" r={8} />) },
  { name: tokens.ask, picture: sample(<circle className="sample-ask" r={3.5} />) },
  { name: tokens.settle, picture: sample(<path className="sample-message" d="M-6,0L6,-5.4V5.4Z" />) },
  { name: tokens.acknowledge, picture: sample(<path className="sample-tick" d="M-4,0L-1,3.2L4,-4" />) },
  {
    name: tokens.refusal,
    picture: sample(
      <>
        <circle className="sample-refusal" r={6} />
        <path className="sample-cross" d="M-2.7,-2.7L2.7,2.7M2.7,-2.7L-2.7,2.7" />
      </>,
    ),
  },
  {
    name: tokens.deadLetter,
    picture: sample(<rect className="sample-message" x={-8} y={-8} width={16} height={16} />),
  },
  {
    name: words.legend.states.lost,
    picture: sample(
      <>
        <circle className="sample-lost" r={7.2} />
        <path className="sample-cross" d="M-9,-9L9,9M9,-9L-9,9" />
      </>,
    ),
  },
];

function sample(children: ReactNode): ReactNode {
  return (
    <svg className="sample" viewBox="-12 -12 24 24" width={24} height={24} aria-hidden="true">
      {children}
    </svg>
  );
}
