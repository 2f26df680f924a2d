export function MeterTab() {
  return <p>Meter</p>;
}
