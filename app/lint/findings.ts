/** What lint says of the open diagram, kept up to date while it is edited. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LintFinding, Scenario } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { simulation } from '../simulation/client.ts';

interface Linted {
  /** What was looked at; findings of another scenario are not to be acted upon. */
  scenario?: Scenario;
  findings: readonly LintFinding[];
}

/** A drag changes the document many times a second: doubts can wait until it is over. */
const pauseMs = 300;

const linted = createStore<Linted>()(() => ({ findings: [] }));

/** The findings; empty until they have been looked for. */
export function useFindings(): readonly LintFinding[] {
  return useStore(linted, ({ findings }) => findings);
}

/** True while a finding speaks of the diagram as it is now. */
export function isCurrent(): boolean {
  return linted.getState().scenario === documents.getState().scenario;
}

/** Looks again a moment after every change, for as long as somebody shows the result. */
export function useLintOfDiagram(): void {
  useEffect(() => {
    let timer = setTimeout(look, 0);
    const stop = documents.subscribe(({ scenario }, before) => {
      if (scenario === before.scenario) return;
      clearTimeout(timer);
      timer = setTimeout(look, pauseMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}

async function look(): Promise<void> {
  const { scenario } = documents.getState();
  const findings = await simulation.lint(scenario);
  // An older answer must not stand over a newer diagram.
  if (documents.getState().scenario === scenario) linted.setState({ scenario, findings });
}
