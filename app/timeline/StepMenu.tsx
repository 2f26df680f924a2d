import { ChevronDown } from 'lucide-react';
import type { StepBy } from '../../engine/index.ts';
import { session, useSession } from '../session.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Menu, MenuChoice } from '../ui/Menu.tsx';
import { words } from './words.ts';

const sizes: readonly StepBy[] = ['event', 'visible', 'message'];

/** What a step goes to, there and back: beside the step button, or by name where that has no room for it. */
export function StepMenu({ isNamed = false }: { isNamed?: boolean }) {
  const stepBy = useSession((state) => state.stepBy);
  const followed = useSession((state) => state.followed);
  const nameOf = (size: StepBy) =>
    size === 'message' && followed !== undefined
      ? words.step.messageOf(`m${followed}`)
      : words.step.sizes[size];
  return (
    <Hint text={nameOf(stepBy)}>
      <span className="step-size">
        <Menu
          trigger={
            <Button
              className={isNamed ? '' : 'step-menu'}
              aria-label={`${words.step.menu}: ${nameOf(stepBy)}`}
            >
              {isNamed && nameOf(stepBy)}
              <ChevronDown size={13} strokeWidth={1.6} aria-hidden="true" />
            </Button>
          }
        >
          <MenuChoice
            value={stepBy}
            onChange={(size) => session.setState({ stepBy: size as StepBy })}
            options={sizes.map((size) => ({ value: size, title: nameOf(size) }))}
          />
        </Menu>
      </span>
    </Hint>
  );
}
