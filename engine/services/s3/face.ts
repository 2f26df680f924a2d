import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'S3 bucket',
  doc: 'Keeps objects under their keys, and tells others when one arrives.',
  family: 'compute and storage',
  tint: 'storage',
  icon: 'boxes',
  baseName: 'bucket',
  starts: [{ id: 'bucket', title: 'S3 bucket', icon: 'boxes', baseName: 'bucket', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  ObjectCreated: {
    line: '{name} stores {m}',
    note: '{key} · {bytes} bytes',
    captionBy: {
      field: 'how',
      captions: {
        new: '{m} is now in the object {key} of {name} ({bytes} bytes). Reading it does not remove it.',
        replaced:
          '{m} is now in the object {key} of {name}. An object of that key was there: it is replaced, nothing of it is left.',
      },
    },
    tone: 'good',
    mark: 'passed',
  },
  ObjectRemoved: {
    line: '{key} removed',
    note: '{bytes} bytes',
    caption: 'The object {key} is removed from {name}, and with it {m}.',
    tone: 'plain',
  },
  ObjectRead: { line: '{by} reads {key}', tone: 'plain', isMinor: true },
  NotificationSent: {
    line: '{name} tells {to} of {key}',
    note: '{event}',
    caption: 'A notification ({event}) leaves {name} for {to}: it says which object, not what is in it.',
    rule: 'SQS-123',
    tone: 'plain',
  },
  NotificationRetried: {
    line: 'notification of {key} again in {inMs:s}',
    note: '{code}',
    caption: '{to} did not take the notification of {key} ({code}). {name} tries again in {inMs:s}.',
    tone: 'bad',
    mark: 'failed',
  },
  NotificationFailed: {
    line: 'notification of {key} dropped',
    note: '{code}',
    caption:
      '{to} refuses the notification of {key}: “{sentence}” ({code}). {name} drops it; the object is there, and {to} never hears of it.',
    rule: 'SQS-123',
    tone: 'bad',
    mark: 'lost',
  },
  BucketDeleted: { line: '{name} deleted', note: 'with {objectCount} objects', tone: 'bad', mark: 'lost' },
};
