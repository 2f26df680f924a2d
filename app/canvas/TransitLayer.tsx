import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { documents } from '../document/document.ts';
import { isReduced, session } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { onTick } from '../simulation/ticker.ts';
import { createTransitPicture, type TransitPicture } from './transitPicture.ts';
import { wires } from './wires.ts';

/** Every token on one canvas above the diagram. It draws when something has changed, and not otherwise. */
export function TransitLayer({ onReady }: { onReady: (picture: TransitPicture) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const picture = createTransitPicture(element);
    onReady(picture);
    return listen(element, picture, flow);
  }, [flow, onReady]);
  return (
    <div className="transits" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

/** Everything that may change the picture. */
function listen(
  element: HTMLElement,
  picture: TransitPicture,
  flow: ReturnType<typeof useStoreApi>,
): () => void {
  const look = () => {
    const [x, y, zoom] = flow.getState().transform;
    picture.move(x, y, zoom);
  };
  const size = new ResizeObserver(() => picture.resize());
  size.observe(element);
  const theme = new MutationObserver(() => picture.recolour());
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const stops = [
    flow.subscribe(({ transform }, { transform: before }) => transform !== before && look()),
    mirror.subscribe((state, before) => picture.take(state, before)),
    wires.onChange(() => picture.reroute()),
    documents.subscribe(
      ({ scenario }, before) => scenario.links !== before.scenario.links && picture.reroute(),
    ),
    session.subscribe((state) => {
      picture.reduce(isReduced(state));
      picture.follow(state.followed);
    }),
    onTick((wallMs) => picture.draw(wallMs)),
  ];
  picture.reduce(isReduced());
  picture.follow(session.getState().followed);
  picture.take(mirror.getState());
  look();
  return () => {
    size.disconnect();
    theme.disconnect();
    for (const stop of stops) stop();
    picture.dispose();
  };
}
