/** SNS: the Query protocol. A form goes there, XML comes back. */
import { topicArn } from '../arn.ts';
import { type Fields, hostOf, type Protocol, percentEncoded, statusLine, type WireCall } from './protocol.ts';
import { element, type XmlElement, xml } from './xml.ts';

const version = '2010-03-31';
const namespace = `http://sns.amazonaws.com/doc/${version}/`;
/** With one of these the request says by itself what it is about. */
const namesTarget = ['TopicArn', 'TargetArn', 'SubscriptionArn', 'PhoneNumber', 'Name'];

export const sns: Protocol = {
  request(call) {
    const { action, input } = call;
    const fields = { Action: action, ...targetOf(call), ...input, Version: version };
    return {
      start: 'POST / HTTP/1.1',
      headers: [
        ['Host', hostOf('sns', call)],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: formFields(fields)
        .map(([name, value]) => `${name}=${percentEncoded(value)}`)
        .join('\n&'),
    };
  },
  answer({ requestId, action }, output) {
    const result = element(`${action}Result`, elementsOf(output));
    const metadata = element('ResponseMetadata', [element('RequestId', requestId)]);
    return xmlAnswer(200, requestId, element(`${action}Response`, [result, metadata], namespace));
  },
  refusal({ requestId }, { code, sentence, status }) {
    const error = element('Error', [
      element('Type', status < 500 ? 'Sender' : 'Receiver'),
      element('Code', code),
      element('Message', sentence),
    ]);
    const whole = element('ErrorResponse', [error, element('RequestId', requestId)], namespace);
    return xmlAnswer(status, requestId, whole);
  },
};

function xmlAnswer(status: number, requestId: string, whole: XmlElement) {
  return {
    status,
    start: statusLine(status),
    headers: [
      ['x-amzn-RequestId', requestId],
      ['Content-Type', 'text/xml'],
    ] as const,
    body: xml(whole),
  };
}

function targetOf({ input, to, place }: WireCall): Fields {
  if (!place || to === '' || namesTarget.some((field) => input[field] !== undefined)) return {};
  return { TopicArn: topicArn(place, to) };
}

/** "MessageAttributes.entry.1.Value.DataType": how the Query protocol writes what is nested. */
function formFields(fields: Fields, prefix = ''): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) => formField(name, `${prefix}${name}`, value));
}

function formField(field: string, name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, place) => formField('', `${name}.member.${place + 1}`, item));
  }
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  if (field !== 'MessageAttributes' && field !== 'Attributes') return formFields(value as Fields, `${name}.`);
  const [key, content] = field === 'Attributes' ? ['key', 'value'] : ['Name', 'Value'];
  return Object.entries(value).flatMap(([entry, inside], place) => {
    const at = `${name}.entry.${place + 1}`;
    return [[`${at}.${key}`, entry] as [string, string], ...formField('', `${at}.${content}`, inside)];
  });
}

function elementsOf(output: Fields): XmlElement[] {
  return Object.entries(output).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (Array.isArray(value)) {
      return [
        element(
          name,
          value.map((item) => element('member', contentOf(item))),
        ),
      ];
    }
    if (name !== 'Attributes') return [element(name, contentOf(value))];
    const entries = Object.entries(value as Fields).map(([key, inside]) =>
      element('entry', [element('key', key), element('value', String(inside))]),
    );
    return [element(name, entries)];
  });
}

function contentOf(value: unknown): string | XmlElement[] {
  return typeof value === 'object' && value !== null ? elementsOf(value as Fields) : String(value);
}
