export function LintTab() {
  return <p>Lint</p>;
}
