import { Fragment } from 'react';

/** A long name breaks where a word of it begins. */
export function MetricName({ name }: { name: string }) {
  const parts = name.split(/(?<=[a-z.])(?=[A-Z])/);
  return (
    <span className="metric-name mono">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never change places.
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
