/** What the meter says, apart from how it says it. */
export const words = {
  looking: 'Looking…',
  empty: 'Run the diagram: what its queues, topics, streams and functions would bill for is counted here.',
  credit: (creditIs: string) => `One credit is the price of ${creditIs}:`,
  ratio: (date: string) => `a ratio between services, not a currency. Prices of ${date}.`,
  table: 'What the run would have been billed for',
  columns: { dimension: 'Billed for', amount: 'Amount', share: 'Share' },
  /** What the column of credits counts in, by how large the figures are. */
  units: { credit: 'Credits', thousandth: 'Thousandths of a credit', millionth: 'Millionths of a credit' },
  counting: 'How it is counted',
  dimension: (service: string, dimension: string) => `${service}: ${dimension}`,
  percent: (share: string) => `${share} %`,
  total: 'Total',
} as const;
