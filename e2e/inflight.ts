/** What a journey does again and again, in the words of someone who uses the page. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Inflight {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.clock).toBeVisible();
  }

  /** A page with nothing on it. */
  async openEmpty(): Promise<void> {
    await this.open();
    await this.page.getByRole('tab', { name: 'Gallery' }).click();
    await this.page.getByRole('button', { name: 'New diagram' }).click();
    await expect(this.cards).toHaveCount(0);
  }

  get clock(): Locator {
    return this.page.getByRole('timer', { name: 'Virtual time' });
  }

  /** Virtual time as the clock shows it, seconds. */
  async seconds(): Promise<number> {
    const parts = ((await this.clock.textContent()) ?? '').split(':').map(Number);
    return parts.reduce((sum, part) => sum * 60 + part, 0);
  }

  /** The same, once the clock stands: after a pause it still shows the last frame's way. */
  async secondsAtRest(): Promise<number> {
    let before = await this.seconds();
    for (;;) {
      await this.page.waitForTimeout(150);
      const now = await this.seconds();
      if (now === before) return now;
      before = now;
    }
  }

  get cards(): Locator {
    return this.page.locator('.react-flow__node');
  }

  card(id: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`);
  }

  get wires(): Locator {
    return this.page.locator('.react-flow__edge');
  }

  /** Adds a part from the palette, by keyboard. */
  async add(part: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Parts' }).click();
    const button = this.page.getByRole('button', { name: part, exact: true });
    const before = await this.cards.count();
    await button.focus();
    await button.press('Enter');
    await expect(this.cards).toHaveCount(before + 1);
  }

  /** Draws a wire with the pointer, from one card's edge to another card. */
  async drag(from: string, to: string): Promise<void> {
    const handle = this.card(from).locator('.react-flow__handle.source').first();
    const start = await handle.boundingBox();
    const end = await this.card(to).boundingBox();
    if (!start || !end) throw new Error(`no way from ${from} to ${to}`);
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + end.width / 2, end.y + 20, { steps: 12 });
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Draws a wire and waits until it is there. */
  async connect(from: string, to: string): Promise<void> {
    const before = await this.wires.count();
    await this.drag(from, to);
    await expect(this.wires).toHaveCount(before + 1);
  }

  /** Selects a card by its name and opens its settings. */
  async openSettings(id: string): Promise<void> {
    await this.card(id).getByText(id, { exact: true }).first().click();
    await this.page.getByRole('tab', { name: 'Settings' }).click();
  }

  /** Draws a wire of one of several kinds that are possible. */
  async connectAs(from: string, to: string, kind: string): Promise<void> {
    const before = await this.wires.count();
    await this.drag(from, to);
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
    await expect(this.wires).toHaveCount(before + 1);
  }

  /** Selects a wire in the outline and opens its settings. */
  async openWireSettings(from: string, to: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Outline' }).click();
    await this.page
      .getByRole('list', { name: `Wires of ${from}` })
      .getByRole('button', { name: new RegExp(`→ ${to}$`) })
      .click();
    await this.page.getByRole('tab', { name: 'Settings' }).click();
  }

  /** Types into a field of the settings and takes it over. */
  async set(field: string, value: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: field });
    await box.fill(value);
    await box.press('Enter');
  }
}
