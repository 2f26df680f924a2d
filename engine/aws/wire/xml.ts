/** The little XML that AWS answers with. */
export interface XmlElement {
  name: string;
  content: string | readonly XmlElement[];
  namespace: string | undefined;
}

export function element(
  name: string,
  content: string | readonly XmlElement[],
  namespace?: string,
): XmlElement {
  return { name, content, namespace };
}

/** As text, one element a line. */
export function xml({ name, content, namespace }: XmlElement, indent = ''): string {
  const open = namespace === undefined ? name : `${name} xmlns="${namespace}"`;
  if (content.length === 0) return `${indent}<${open}/>`;
  if (typeof content === 'string') return `${indent}<${open}>${escaped(content)}</${name}>`;
  const inside = content.map((each) => xml(each, `${indent}  `)).join('\n');
  return `${indent}<${open}>\n${inside}\n${indent}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
