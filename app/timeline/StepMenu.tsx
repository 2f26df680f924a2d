import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { StepBy } from '../../engine/index.ts';
import { session, useSession } from '../session.ts';
import { Button, Hint } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
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
          <DropdownMenu.RadioGroup
            value={stepBy}
            onValueChange={(size) => session.setState({ stepBy: size as StepBy })}
          >
            {sizes.map((size) => (
              <DropdownMenu.RadioItem key={size} value={size} className="menu-item">
                <span className="menu-mark">
                  <DropdownMenu.ItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </span>
                {nameOf(size)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </Menu>
      </span>
    </Hint>
  );
}
