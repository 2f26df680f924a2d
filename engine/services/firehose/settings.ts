/** The contract of a Firehose stream's settings, under the names its destination has for them. */
import type { ObjectShape } from '../../kernel/shape.ts';
import {
  intervalSecondsDefault,
  intervalSecondsMax,
  prefixLengthMax,
  sizeInMBsDefault,
  sizeInMBsMax,
  sizeInMBsMin,
} from './limits.ts';

export interface DeliveryStreamSettings {
  SizeInMBs: number;
  IntervalInSeconds: number;
  Prefix: string;
  ErrorOutputPrefix: string;
  AppendDelimiterToRecord: boolean;
}

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    SizeInMBs: {
      type: 'integer',
      title: 'SizeInMBs',
      doc: 'The buffer is written to the bucket once so much has gathered.',
      rule: 'FH-01',
      unit: 'MiB',
      min: sizeInMBsMin,
      max: sizeInMBsMax,
      default: sizeInMBsDefault,
    },
    IntervalInSeconds: {
      type: 'integer',
      title: 'IntervalInSeconds',
      doc: 'Or so long after the first record came into it, whichever comes first. 0 delivers within seconds.',
      rule: 'FH-01',
      unit: 's',
      min: 0,
      max: intervalSecondsMax,
      default: intervalSecondsDefault,
    },
    Prefix: {
      type: 'string',
      title: 'Prefix',
      doc: 'How keys of objects begin. Without a !{timestamp:…} in it, YYYY/MM/dd/HH/ of the oldest record follows.',
      rule: 'FH-22',
      max: prefixLengthMax,
      default: '',
    },
    ErrorOutputPrefix: {
      type: 'string',
      title: 'ErrorOutputPrefix',
      doc: 'How keys of failed records begin. Needed as soon as Prefix has expressions; !{firehose:error-output-type} has to be in it then.',
      rule: 'FH-22',
      max: prefixLengthMax,
      default: '',
    },
    AppendDelimiterToRecord: {
      type: 'boolean',
      title: 'AppendDelimiterToRecord',
      doc: 'Puts a line end behind every record. Otherwise records stand in the object one right behind the other.',
      rule: 'FH-11',
      default: false,
    },
  },
};
