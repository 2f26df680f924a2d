/** Checks a script: the form of every command, and what it aims at as far as that is known before the run. */
import { linkFaults } from '../kernel/faults.ts';
import type { FaultKind, LinkEnd, ServiceDefinition } from '../kernel/service.ts';
import { check, type ObjectShape } from '../kernel/shape.ts';
import type { Command, ScenarioLink, ScenarioResource } from '../protocol.ts';
import { serviceDefinition, services } from '../services/index.ts';
import { type Known, linkEndOf, note, serviceIds } from './cast.ts';
import { inDocument, ruleProblem, settingsProblems } from './links.ts';
import type { Problem } from './model.ts';
import { resourceProblems } from './resources.ts';
import { commandShapes, scriptEntryShape } from './shapes.ts';
import { asProblem, quoted, unlike } from './words.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Every resource and link that is there at the start or may come to be there through the script. */
interface Cast {
  resources: ReadonlyMap<string, Known<ScenarioResource>>;
  links: ReadonlyMap<string, Known<ScenarioLink>>;
}

/** Everything that is wrong with a script, given resources and links that are sound. */
export function scriptProblems(
  script: readonly unknown[],
  resources: readonly ScenarioResource[],
  links: readonly ScenarioLink[],
  /** Ids that are taken by something unsound. */
  unsure: Iterable<string>,
): Problem[] {
  const problems: Problem[] = [];
  const commands: { command: Command; path: string }[] = [];
  script.forEach((entry, index) => {
    const path = `script[${index}]`;
    const found = entryProblems(entry, path);
    problems.push(...found);
    if (found.length === 0)
      commands.push({ command: (entry as { command: Command }).command, path: `${path}.command` });
  });
  const cast = castOf(commands, resources, links, unsure);
  return [...problems, ...commands.flatMap(({ command, path }) => inDocument(path, aim(command, cast)))];
}

/** What the shapes say of an entry, the resource or link in it included. */
function entryProblems(entry: unknown, path: string): Problem[] {
  const type = commandOf(entry)?.type;
  // Of a type such as "constructor" a plain lookup would find something.
  if (typeof type !== 'string' || !Object.hasOwn(commandShapes, type)) {
    const hasCommand = commandOf(entry) !== undefined;
    if (hasCommand)
      return [unlike(`${path}.command.type`, type, `one of ${quoted(Object.keys(commandShapes))}`)];
  }
  const problems = check(entry, scriptEntryShape, path).map(asProblem);
  if (problems.length > 0 || type !== 'create') return problems;
  return resourceProblems((commandOf(entry) as CommandOf<'create'>).resource, `${path}.command.resource`);
}

function commandOf(entry: unknown): { type?: unknown } | undefined {
  const command = (entry as { command?: unknown } | null | undefined)?.command;
  return typeof command === 'object' && command !== null && !Array.isArray(command) ? command : undefined;
}

function castOf(
  commands: readonly { command: Command }[],
  resources: readonly ScenarioResource[],
  links: readonly ScenarioLink[],
  unsure: Iterable<string>,
): Cast {
  const cast = {
    resources: new Map<string, Known<ScenarioResource>>(),
    links: new Map<string, Known<ScenarioLink>>(),
  };
  for (const id of unsure) {
    note(cast.resources, id, 'unsure');
    note(cast.links, id, 'unsure');
  }
  for (const resource of resources) note(cast.resources, resource.id, resource);
  for (const link of links) note(cast.links, link.id, link);
  for (const { command } of commands) {
    if (command.type === 'create') note(cast.resources, command.resource.id, command.resource);
    if (command.type === 'connect') note(cast.links, command.link.id, command.link);
    // What an account makes (CreateQueue) is named by one of the texts in the request.
    if (command.type === 'accountCall') {
      for (const text of Object.values(command.input ?? {})) {
        if (typeof text === 'string') note(cast.resources, text, 'unsure');
      }
    }
  }
  return cast;
}

/** What is wrong with a command's target. Paths are from the command. */
function aim(command: Command, cast: Cast): Problem[] {
  switch (command.type) {
    case 'call':
      return aimCall(command, cast);
    case 'accountCall':
      return aimAccountCall(command);
    case 'setFault':
    case 'heal':
      return aimFault(command, cast);
    case 'create':
      return [];
    case 'remove':
      return cast.resources.has(command.id) ? [] : [noSuch('id', command.id, 'resource')];
    case 'configure':
      return aimConfigure(command, cast);
    case 'connect':
      return inDocument('link', aimConnect(command.link, cast));
    case 'disconnect':
      return cast.links.has(command.id) ? [] : [noSuch('id', command.id, 'link')];
    case 'configureLink':
      return aimConfigureLink(command, cast);
  }
}

function aimCall({ to, action, input }: CommandOf<'call'>, { resources }: Cast): Problem[] {
  const resource = resources.get(to);
  if (resource === undefined) return [noSuch('to', to, 'resource')];
  if (resource === 'unsure')
    return anyActions.has(action) ? [] : [unlike('action', action, 'the name of an action')];
  const definition = serviceDefinition(resource.service);
  return definition ? actionProblems(action, input, new Map(publicActions(definition))) : [];
}

function publicActions({ actions }: ServiceDefinition) {
  return Object.entries(actions).filter(([, { isInternal }]) => !isInternal);
}

/** What may be asked of something that only the run can name. */
const anyActions: ReadonlySet<string> = new Set(services.flatMap(publicActions).map(([name]) => name));

function aimAccountCall({ service, action, input }: CommandOf<'accountCall'>): Problem[] {
  const definition = serviceDefinition(service);
  if (!definition) return [unlike('service', service, `one of ${quoted(serviceIds)}`)];
  return actionProblems(action, input, new Map(Object.entries(definition.accountActions ?? {})));
}

function actionProblems(
  action: string,
  input: unknown,
  actions: ReadonlyMap<string, { input: ObjectShape }>,
): Problem[] {
  const definition = actions.get(action);
  if (definition) return check(input, definition.input, 'input').map(asProblem);
  const expected =
    actions.size > 0 ? `one of ${quoted(actions.keys())}` : 'none: this service has no such actions';
  return [unlike('action', action, expected)];
}

function aimFault(
  { on, kind }: CommandOf<'setFault'> | CommandOf<'heal'>,
  { resources, links }: Cast,
): Problem[] {
  const resource = resources.get(on);
  if (resource === undefined && !links.has(on)) return [noSuch('on', on, 'resource or link')];
  if (resource === 'unsure' || links.get(on) === 'unsure') return [];
  const kinds = resource ? faultsOf(serviceDefinition(resource.service)) : linkFaults;
  return kinds.includes(kind) ? [] : [unlike('kind', kind, `one of ${quoted(kinds)} there`)];
}

function faultsOf(definition: ServiceDefinition | undefined): readonly FaultKind[] {
  return Object.keys(definition?.faults ?? {}) as FaultKind[];
}

function aimConfigure({ id, settings }: CommandOf<'configure'>, { resources }: Cast): Problem[] {
  const resource = resources.get(id);
  if (resource === undefined) return [noSuch('id', id, 'resource')];
  const definition = resource === 'unsure' ? undefined : serviceDefinition(resource.service);
  return definition ? check(settings, definition.settings, 'settings').map(asProblem) : [];
}

function aimConnect(link: ScenarioLink, { resources }: Cast): Problem[] {
  const ends: LinkEnd[] = [];
  for (const side of ['from', 'to'] as const) {
    const resource = resources.get(link[side]);
    if (resource === undefined) return [noSuch(side, link[side], 'resource')];
    if (resource !== 'unsure') ends.push(linkEndOf(resource));
  }
  const [from, to] = ends;
  if (!from || !to) return [];
  // How many wires there are by then, only the run can tell.
  const problem = ruleProblem(link, from, to, []);
  return problem ? [problem] : settingsProblems(link, from.service);
}

function aimConfigureLink(
  { id, settings }: CommandOf<'configureLink'>,
  { resources, links }: Cast,
): Problem[] {
  const link = links.get(id);
  if (link === undefined) return [noSuch('id', id, 'link')];
  const from = link === 'unsure' ? undefined : resources.get(link.from);
  if (link === 'unsure' || from === undefined || from === 'unsure') return [];
  return settingsProblems({ kind: link.kind, settings }, from.service);
}

function noSuch(path: string, id: string, what: string): Problem {
  return unlike(path, id, `the id of a ${what} of this scenario`);
}
