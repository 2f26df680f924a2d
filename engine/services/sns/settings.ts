/** The contract of a topic's attributes: one table that validates, checks a scenario's settings, and draws the inspector's form. */
import type { ObjectShape, Shape } from '../../kernel/shape.ts';
import { policyBytesMax } from './limits.ts';

export const attributeShapes = {
  DisplayName: {
    type: 'string',
    title: 'DisplayName',
    doc: 'What people see as the sender of e-mails and text messages.',
    default: '',
    max: 100,
    advanced: true,
  },
  Policy: {
    type: 'string',
    title: 'Policy',
    doc: 'JSON: which services may publish here. Programs of your own may without it.',
    rule: 'SNS-14',
    default: '',
    max: policyBytesMax,
    multiline: true,
    advanced: true,
  },
  DeliveryPolicy: {
    type: 'string',
    title: 'DeliveryPolicy',
    doc: 'JSON: how failed deliveries to HTTP endpoints are tried again, where the subscription has no policy of its own.',
    rule: 'SNS-78',
    default: '',
    max: 10_000,
    multiline: true,
    advanced: true,
  },
  SignatureVersion: {
    type: 'string',
    title: 'SignatureVersion',
    doc: 'How notifications are signed: 1 is SHA-1, 2 is SHA-256. Shown only: nothing in a simulation is signed.',
    rule: 'SNS-24',
    oneOf: ['1', '2'],
    advanced: true,
  },
} satisfies Record<string, Shape>;

export const settingsShape: ObjectShape = { type: 'object', fields: attributeShapes };

export interface TopicSettings {
  DisplayName: string;
  Policy: string;
  DeliveryPolicy: string;
  /** "1" where it is absent. */
  SignatureVersion?: '1' | '2';
}
