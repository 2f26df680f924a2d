/** What it is made of. */

export interface DeliveryStreamState {
  settings: Readonly<Record<string, unknown>>;
}
