import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Producer',
  doc: 'A program that makes messages and sends them to every queue it is wired to.',
  family: 'programs',
  tint: 'outside',
  icon: 'store',
  baseName: 'producer',
  starts: [{ id: 'constant', title: 'Producer', icon: 'store', baseName: 'producer', settings: {} }],
  facts: {
    MessageProduced: {
      line: '{name} makes {m}',
      note: '{group}',
      caption: '{name} sends {m}.',
      tone: 'plain',
      mark: 'sent',
    },
    SendRefused: {
      line: '{m} refused',
      note: '{code}',
      caption: 'The send of {m} is refused: “{sentence}” ({code}). It was never stored.',
      tone: 'bad',
      mark: 'failed',
    },
    SendRetried: {
      line: '{name} tries {m} again',
      note: '{code}',
      caption: 'No success for {m} ({code}); {name} tries a {attempt}. time after {pauseMs:s}.',
      tone: 'bad',
      mark: 'throttled',
    },
    SendGivenUp: {
      line: '{name} gives up on {m}',
      note: 'after {attempts} attempts',
      caption:
        '{name} gives up on {m} after {attempts} attempts ({code}). Whether {to} has it, {name} cannot know.',
      tone: 'bad',
      mark: 'lost',
    },
  },
};
