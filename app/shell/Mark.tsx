/** The product's own mark: a message inside its ring. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" strokeWidth="4">
        <circle cx="16" cy="16" r="13" stroke="var(--line-strong)" />
        <path d="M16 3a13 13 0 1 1-12.36 8.98" stroke="var(--group-0)" strokeLinecap="round" />
      </g>
      <circle cx="16" cy="16" r="5.5" fill="var(--group-0)" />
    </svg>
  );
}
