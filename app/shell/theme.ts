/** Puts the theme and the wish for less motion on the page, and keeps them there when the system changes its mind. */
import { isReduced, type Session, session } from '../session.ts';
import { viewClock } from '../simulation/viewClock.ts';

export function followSession(): void {
  apply(session.getState());
  session.subscribe(apply);
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']) {
    matchMedia(query).addEventListener('change', () => apply(session.getState()));
  }
}

function apply(state: Session): void {
  const { dataset } = document.documentElement;
  const reduced = isReduced(state);
  dataset.theme = shownTheme(state.theme);
  dataset.motion = reduced ? 'reduced' : 'full';
  viewClock.setReduced(reduced);
}

export function shownTheme(theme: Session['theme']): 'paper' | 'night' {
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'paper';
}
