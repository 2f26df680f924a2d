export function MetricsTab() {
  return <p>Metrics</p>;
}
