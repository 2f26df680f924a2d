import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { documents, useDocument } from '../document/document.ts';
import type { Invitation as Words } from '../document/invitations.ts';
import { openPanel, select, session } from '../session.ts';
import { useMirror } from '../simulation/mirror.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { words } from '../words.ts';

/** Once a story has made its point it asks for the first act. It goes with the first edit, and when it is closed. */
export function Invitation() {
  const story = useDocument(({ source, scenario }) => (source === 'story' ? scenario.name : undefined));
  const [invitation, setInvitation] = useState<Words>();
  const [closed, close] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    setInvitation(undefined);
    if (story !== undefined) {
      void import('../document/invitations.ts').then(({ invitationOf }) => {
        if (isWanted) setInvitation(invitationOf(story));
      });
    }
    return () => {
      isWanted = false;
    };
  }, [story]);
  const isDue = useMirror(({ headMs }) => headMs >= (invitation?.afterSeconds ?? Infinity) * 1000);
  if (!invitation || !isDue || closed === story) return null;
  return (
    <div className="invitation">
      <p>
        <b>{words.time.yourTurn}</b> {invitation.sentence}
      </p>
      {invitation.acts.map(({ verb, on }) => (
        <Button key={on} onClick={() => goTo(on)}>
          {verb}
        </Button>
      ))}
      <IconButton
        name={words.time.closeInvitation}
        look="quiet"
        className="small"
        onClick={() => close(story)}
      >
        <X size={14} strokeWidth={1.6} />
      </IconButton>
    </div>
  );
}

/** Selects what is to be changed and opens its settings. */
function goTo(id: string): void {
  const isWire = documents.getState().scenario.links.some((link) => link.id === id);
  select(isWire ? [] : [id], isWire ? [id] : []);
  session.setState({ inspectorTab: 'settings' });
  openPanel('inspector');
}
