export function LedgerTab() {
  return <p>Ledger</p>;
}
