import { BookmarkPlus, CornerDownLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Moment } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { removeMoment, renameMoment } from '../document/momentEdits.ts';
import { announce } from '../session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { seconds } from '../ui/time.ts';
import { goToMoment, keepMoment, momentKeys } from './moments.ts';
import { words } from './words.ts';

export function MomentList() {
  const moments = useDocument((state) => state.scenario.moments);
  const keys = momentKeys(moments);
  return (
    <div className="moments">
      <h2 className="moments-title">{words.moments.list}</h2>
      {moments.length === 0 && <p className="moments-empty">{words.moments.empty}</p>}
      <ol>
        {moments.map((moment, place) => (
          <Row key={keys[place]} moment={moment} place={place} />
        ))}
      </ol>
      <Button onClick={keepMoment}>
        <BookmarkPlus size={15} strokeWidth={1.6} aria-hidden="true" />
        {words.moments.keep}
      </Button>
    </div>
  );
}

function Row({ moment, place }: { moment: Moment; place: number }) {
  const [name, setName] = useState(moment.name);
  const rename = () => {
    renameMoment(place, name);
    if (name.trim() === '') setName(moment.name);
  };
  return (
    <li className="moments-row">
      <span className="mono moments-time">{seconds(moment.atMs, 1)}</span>
      <input
        className="moments-name"
        value={name}
        maxLength={80}
        aria-label={words.moments.nameField(moment.name)}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <IconButton
        name={words.moments.go(moment.name, moment.atMs)}
        look="quiet"
        className="small"
        onClick={() => goToMoment(moment)}
      >
        <CornerDownLeft size={14} strokeWidth={1.6} />
      </IconButton>
      <IconButton
        name={words.moments.remove(moment.name)}
        look="quiet"
        className="small"
        onClick={() => {
          removeMoment(place);
          announce(words.moments.removed(moment.name));
        }}
      >
        <Trash2 size={14} strokeWidth={1.6} />
      </IconButton>
    </li>
  );
}
