import { useMirror } from '../simulation/mirror.ts';
import { Empty } from '../ui/Empty.tsx';
import { shownMetrics } from './choosing.ts';
import { PlotRow } from './PlotRow.tsx';
import { useMetrics, useScope } from './useMetrics.ts';
import { words } from './words.ts';

/** One plot a metric, all over the same stretch of time. */
export function Plots() {
  const { ids, isSelection } = useScope();
  const answer = useMetrics(ids);
  const hasRun = useMirror((state) => state.step > 0 || state.headMs > 0);
  if (ids.length === 0) return <Empty>{words.noResources}</Empty>;
  if (!hasRun) return <Empty>{words.notRun}</Empty>;
  if (!answer) return <Empty>{words.looking}</Empty>;
  const shown = shownMetrics(answer.value, isSelection);
  const names = ids.join(', ');
  if (shown.length === 0) return <Empty>{isSelection ? words.noMetrics(names) : words.noneAtAll}</Empty>;
  return (
    <div className="metrics-scroll">
      <p className="metrics-remark">{isSelection ? words.allOf(names) : words.mostTelling}</p>
      <ul className="plots" aria-label={words.list}>
        {shown.map(({ resource, series }) => (
          <PlotRow
            key={`${resource} ${series.name}`}
            resource={resource}
            isNamed={!isSelection || ids.length > 1}
            series={series}
            atMs={answer.atMs}
            headMs={answer.headMs}
          />
        ))}
      </ul>
    </div>
  );
}
