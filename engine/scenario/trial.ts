/** Lets every service say what it has against a resource beyond shapes: a FIFO queue whose name does not end in .fifo. */
import { WorldContext } from '../kernel/context.ts';
import { Log } from '../kernel/log.ts';
import { isRefusal } from '../kernel/service.ts';
import { withDefaults } from '../kernel/shape.ts';
import { World } from '../kernel/world.ts';
import type { ScenarioResource } from '../protocol.ts';
import { serviceDefinition } from '../services/index.ts';
import type { Problem } from './model.ts';

/** Begins the resources, in order, in a world that is thrown away. They must be sound otherwise. */
export function refusedResources(
  resources: readonly { resource: ScenarioResource; path: string }[],
): Problem[] {
  const place = { account: '123456789012', region: 'us-east-1', latencyMs: 0 };
  const world = new World(0, new Log(), new Map(), place);
  const ctx = new WorldContext(world, {
    create: () => undefined,
    remove: () => undefined,
    ask: () => undefined,
  });
  const problems: Problem[] = [];
  for (const { resource, path } of resources) {
    const definition = serviceDefinition(resource.service);
    if (!definition) continue;
    const settings = withDefaults(resource.settings ?? {}, definition.settings) as Record<string, unknown>;
    const made = world.addResource(resource.id, definition, settings, resource);
    ctx.enter(made, -1);
    const state = definition.begin(ctx, settings);
    if (isRefusal(state)) problems.push({ path, sentence: state.sentence });
    else made.state = state;
  }
  return problems;
}
