/** "820 B", "4.2 KiB", "2.9 MiB": as much as is read at a glance. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  const inKibibytes = value / 1024;
  if (inKibibytes < 1024) return `${short(inKibibytes)} KiB`;
  const inMebibytes = inKibibytes / 1024;
  return inMebibytes < 1024 ? `${short(inMebibytes)} MiB` : `${short(inMebibytes / 1024)} GiB`;
}

function short(value: number): string {
  return value < 100 ? value.toFixed(1) : String(Math.floor(value));
}
