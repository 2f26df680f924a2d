import { useShare } from '../useShare.ts';

const sparkMs = 1_000;

/** What bounced off a shard's mouth, for the second in which the limit counts it. */
export function Spark({ atMs }: { atMs: number }) {
  const spark = useShare<SVGSVGElement>(atMs, atMs + sparkMs, drawSpark);
  return (
    <svg ref={spark} className="spark" viewBox="-22 -14 22 28" width={22} height={28} aria-hidden="true">
      <path d="M-5,-4L-11,-11M-7,0L-20,-4M-8,5L-17,7M-5,8L-9,13M-3,-8L-4,-12" />
    </svg>
  );
}

/** Full for most of its second, so that it is seen; then it goes out. */
function drawSpark(spark: SVGSVGElement, share: number): void {
  spark.style.opacity = String(Math.min(1, share * 3));
}
