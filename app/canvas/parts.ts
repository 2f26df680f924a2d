/** What can be put on a diagram: every useful start of every service. */
import { type Face, type ServiceSummary, serviceSummaries } from '../../engine/index.ts';

export interface Part {
  service: string;
  start: string;
  title: string;
  icon: string;
  doc: string;
  tint: Face['tint'];
  family: Face['family'];
}

/** The type under which a part travels while it is dragged. */
export const partType = 'application/x-inflight-part';

export const parts: readonly Part[] = serviceSummaries.flatMap(({ id, face }: ServiceSummary) =>
  face.starts.map(({ id: start, title, icon }) => ({
    service: id,
    start,
    title,
    icon,
    doc: face.doc,
    tint: face.tint,
    family: face.family,
  })),
);

/** Families in the order of the palette, those that have parts. */
export function familiesOf(list: readonly Part[]): { family: Face['family']; parts: Part[] }[] {
  const order: readonly Face['family'][] = [
    'programs',
    'queues and topics',
    'streams',
    'compute and storage',
    'outside',
  ];
  return order
    .map((family) => ({ family, parts: list.filter((part) => part.family === family) }))
    .filter((group) => group.parts.length > 0);
}

const noSynonyms = (_service: string, _start: string) => '';

/** Parts whose title, sentence or other names have every word of the query; those whose title does come first. */
export function search(list: readonly Part[], query: string, synonymsOf = noSynonyms): Part[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const found = list.filter(({ title, doc, service, start }) =>
    has(`${title} ${doc} ${synonymsOf(service, start)}`),
  );
  return [...found.filter(({ title }) => has(title)), ...found.filter(({ title }) => !has(title))];
}

export function draggedPart(transfer: DataTransfer): Part | undefined {
  const [service, start] = transfer.getData(partType).split(' ');
  return parts.find((part) => part.service === service && part.start === start);
}

export function dragPart(transfer: DataTransfer, { service, start }: Part): void {
  transfer.setData(partType, `${service} ${start}`);
  transfer.effectAllowed = 'copy';
}
