import { announce, session, useSession } from '../session.ts';
import { MenuLine, MenuSwitch } from '../ui/Menu.tsx';
import { words } from './words.ts';

/** In a card's menu. Nothing arrives at a program that only sends. */
export function PauseItem({ id, service }: { id: string; service: string }) {
  const isOn = useSession((state) => state.pausePoints.includes(id));
  if (service === 'producer') return null;
  return (
    <>
      <MenuSwitch on={isOn} onChange={(on) => setPausePoint(id, on)}>
        {words.pausePoint.add}
      </MenuSwitch>
      <MenuLine />
    </>
  );
}

function setPausePoint(id: string, isOn: boolean): void {
  const others = session.getState().pausePoints.filter((one) => one !== id);
  session.setState({ pausePoints: isOn ? [...others, id] : others });
  announce(isOn ? words.pausePoint.added(id) : words.pausePoint.removed(id));
}
