import type { ReactElement } from 'react';
import { follow, toast } from '../../session.ts';
import { simulation } from '../../simulation/client.ts';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { words } from '../words.ts';

interface Props {
  /** The worker group. */
  id: string;
  worker: number;
  origin: number;
  trigger: ReactElement;
}

const endings = [
  ['FinishJob', words.worker.finish],
  ['FailJob', words.worker.fail],
  ['CrashWorker', words.worker.crash],
  ['ExtendJob', words.worker.extend],
] as const;

/** What the learner can do to a job: end it well or badly, pull the plug, ask for more time. */
export function JobMenu({ id, worker, origin, trigger }: Props) {
  return (
    <Menu trigger={trigger}>
      {endings.map(([action, title]) => (
        <MenuItem key={action} onSelect={() => void ask(id, action, worker)}>
          {title}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => follow(origin)}>{words.worker.followJob}</MenuItem>
    </Menu>
  );
}

async function ask(id: string, action: string, worker: number): Promise<void> {
  const { refusal, problem } = await simulation.act({ type: 'call', to: id, action, input: { worker } });
  const sentence = refusal?.sentence ?? problem;
  if (sentence !== undefined) toast(words.actRefused(sentence), { tone: 'bad' });
}
