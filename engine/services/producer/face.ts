import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Producer',
  doc: 'A program that makes messages and sends them to everything it is wired to.',
  family: 'programs',
  tint: 'outside',
  icon: 'store',
  baseName: 'producer',
  starts: [{ id: 'constant', title: 'Producer', icon: 'store', baseName: 'producer', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
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
    caption:
      '{to} refuses {m}: “{sentence}” ({code}). Another attempt would fare the same, so {name} makes none.',
    tone: 'bad',
    mark: 'failed',
  },
  SendRetried: {
    line: '{name} tries {m} again',
    note: '{code}',
    caption: 'No success for {m} at {to} ({code}); {name} makes attempt {attempt} after {pauseMs:s}.',
    tone: 'bad',
    mark: 'throttled',
  },
  FailureOverlooked: {
    line: '{name} overlooks the failure of {m}',
    note: '{code}',
    caption:
      '{to} answers success, but its answer lists {m} as failed ({code}). {name} does not look at the entries: nobody sends {m} again.',
    rule: 'KDS-21',
    tone: 'bad',
    mark: 'lost',
  },
  SendGivenUp: {
    line: '{name} gives up on {m}',
    note: 'after {attempts} attempts',
    captionBy: {
      field: 'code',
      captions: {
        RequestTimeout:
          '{name} gives up on {m}: no answer to attempt {attempts}, its last. Whether {to} has it, {name} cannot know.',
      },
    },
    caption: '{name} gives up on {m}: {to} refused attempt {attempts}, its last, with {code}.',
    tone: 'bad',
    mark: 'lost',
  },
};
