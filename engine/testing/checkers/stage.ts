/** Who is there at a fact, with which settings, and which wires join them: as the log tells it. */
import type { Fact } from '../../kernel/log.ts';
import { withDefaults } from '../../kernel/shape.ts';
import type { Command, ScenarioLink } from '../../protocol.ts';
import { serviceCard } from '../../services/cards.ts';
import type { Checker, Story } from './story.ts';

/** A wire with its settings, defaults filled in. A new one for every change. */
export interface Wire extends ScenarioLink {
  settings: Record<string, unknown>;
}

interface Player {
  service: string;
  settings: Readonly<Record<string, unknown>>;
}

/** To be asked by other checkers, and told of every fact before them. */
export class Stage implements Checker {
  private readonly players = new Map<string, Player>();
  private readonly wires = new Map<string, Wire>();
  /** By the command that asked for it: settings are in force before the log says so. */
  private readonly configured = new Map<number, Fact>();

  constructor(private readonly story: Story) {
    for (const fact of story.facts)
      if (fact.type === 'ResourceConfigured') this.configured.set(fact.causeSeq, fact);
  }

  service(id: string): string | undefined {
    return this.players.get(id)?.service;
  }

  /** Settings in force, defaults filled in; empty for nobody. */
  settings(id: string): Readonly<Record<string, unknown>> {
    return this.players.get(id)?.settings ?? {};
  }

  wire(id: string): Wire | undefined {
    return this.wires.get(id);
  }

  /** Wires of these kinds that leave a resource, or all of them; in the scenario's order. */
  wiresFrom(id: string, ...kinds: readonly string[]): readonly Wire[] {
    return this.select(kinds, ({ from }) => from === id);
  }

  wiresTo(id: string, ...kinds: readonly string[]): readonly Wire[] {
    return this.select(kinds, ({ to }) => to === id);
  }

  /** All wires of a kind. */
  wiresOf(kind: string): readonly Wire[] {
    return this.select([kind], () => true);
  }

  private select(kinds: readonly string[], isMeant: (wire: Wire) => boolean): readonly Wire[] {
    const isOfKind = ({ kind }: Wire) => kinds.length === 0 || kinds.includes(kind);
    return [...this.wires.values()].filter((wire) => isOfKind(wire) && isMeant(wire));
  }

  see(fact: Fact): void {
    switch (fact.type) {
      case 'ResourceCreated':
        return void this.players.set(fact.resource, {
          service: fact.service,
          settings: fact.detail.settings as Player['settings'],
        });
      case 'ResourceRemoved':
        return void this.players.delete(fact.resource);
      case 'CommandApplied': {
        const done = this.configured.get(fact.seq);
        return done && this.change(done.resource, done.detail.changes as object);
      }
      case 'AttributesChanged':
        return this.change(fact.resource, fact.detail.settings as object);
      case 'LinksChanged':
        return this.changeWires(fact);
    }
  }

  private change(id: string, changes: object): void {
    const player = this.players.get(id);
    if (player) player.settings = { ...player.settings, ...changes };
  }

  /** Which wires changed is in the fact; how, in its cause. */
  private changeWires(fact: Fact): void {
    const cause = this.story.facts[fact.causeSeq];
    const command = cause?.type === 'CommandApplied' ? (cause.detail.command as Command) : undefined;
    if (cause?.type === 'RunStarted') for (const link of this.story.run.scenario.links) this.put(link);
    else if (command?.type === 'connect') this.put(command.link);
    else if (command?.type === 'configureLink') {
      const old = this.wires.get(command.id);
      if (old) this.put({ ...old, settings: command.settings });
    } else for (const id of fact.detail.links as string[]) this.wires.delete(id);
  }

  private put(link: ScenarioLink): void {
    const rules = serviceCard(this.service(link.from) ?? '')?.links ?? [];
    const rule = rules.find(({ kind, to }) => kind === link.kind && to.includes(this.service(link.to) ?? ''));
    const given = link.settings ?? {};
    const settings = rule ? (withDefaults(given, rule.settings) as Wire['settings']) : given;
    this.wires.set(link.id, { ...link, settings });
  }
}
