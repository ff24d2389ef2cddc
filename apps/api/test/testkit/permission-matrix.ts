import { isWorkspacePair } from '@frontdesk/policies';
import type { GraphQLSchema } from 'graphql';
import { ungatedFields } from '../../src/graphql/gate-totality.ts';
import { as } from './as.ts';
import type { Member } from './build.ts';
import { changeEverything } from './change-everything.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { operationFor, type RootField, rootFields } from './graph.ts';
import { type Call, type Outcome, runTogether } from './run-together.ts';
import { fieldOf, SAMPLES } from './samples.ts';
import { ACTORS, type Actor, openScene, type Scene } from './scene.ts';
import { type Arrival, watch } from './watch.ts';

/** For each sample and actor, the result: `ok`, `refused CODE`, `null`, or an error code. */
export type Matrix = ReadonlyMap<string, Readonly<Record<Actor, string>>>;

/** Fields of objects that require a permission, each with a document that selects the field. */
export const INNER_FIELDS: Readonly<Record<string, string>> = {
  'Contact.conversationCount': '{ contacts(first: 1) { edges { node { conversationCount } } } }',
  'Conversation.nextBookingAt': '{ conversations(first: 1) { edges { node { nextBookingAt } } } }',
  'CustomRole.invitationCount': '{ customRoles { invitationCount } }',
  'CustomRole.memberCount': '{ customRoles { memberCount } }',
  'Workspace.memberCount': '{ workspace { memberCount } }',
};

/**
 * Calls every field as every actor. The calls that change nothing are queries and the mutations that the committed
 * matrix denies. All actors make them in one workspace and with the same arguments, many in one request, unless the
 * arguments depend on the caller. A call with another result than the committed one is made again alone. Each other
 * mutation gets a new workspace.
 */
export async function measure(
  fd: TestFrontdesk,
  schema: GraphQLSchema,
  address: string,
  committed: string,
): Promise<Matrix> {
  const roots = new Map(rootFields(schema).map((root) => [root.name, root]));
  const before = committedCells(committed);
  const matrix = new Map<string, Record<Actor, string>>();
  const row = (name: string) =>
    matrix.get(name) ?? matrix.set(name, {} as Record<Actor, string>).get(name) ?? fail(name);
  const common = await openScene(fd, 'anonymous');
  const commonArguments = argumentsOfAll(common);
  for (const actor of ACTORS) {
    const shared = await openScene(fd, actor);
    let forDenied = await openScene(fd, actor);
    const isDenied = (sample: string) => before.get(`${sample} ${actor}`) === 'FORBIDDEN';
    const mutate = async (root: RootField, sample: string) => {
      if (isDenied(sample)) {
        const denied = await callSample(forDenied, root, sample);
        if (denied === 'FORBIDDEN') return denied;
        forDenied = await openScene(fd, actor);
      }
      return callSample(await openScene(fd, actor), root, sample);
    };
    const callAlone = async (root: RootField, sample: string) => {
      if (root.kind === 'query' || isDeniedOutside(root, actor)) return callSample(shared, root, sample);
      if (root.kind === 'mutation') return mutate(root, sample);
      return watchSample(await openScene(fd, actor), root, address);
    };
    const together: SampleCall[] = [];
    for (const sample of Object.keys(SAMPLES)) {
      const root = roots.get(fieldOf(sample)) ?? fail(sample);
      const cells = row(sample);
      const changesNothing =
        root.kind === 'query' || (root.kind === 'mutation' && (isDenied(sample) || isDeniedOutside(root, actor)));
      const args = changesNothing ? await commonArguments(sample) : null;
      if (args) together.push({ sample, root, args });
      else cells[actor] = await callAlone(root, sample);
    }
    const { caller } = await openScene(fd, actor, common);
    for (const [{ root, sample }, result] of await callTogether({ ...common, caller }, together))
      row(sample)[actor] = result === before.get(`${sample} ${actor}`) ? result : await callAlone(root, sample);
    for (const [name, document] of Object.entries(INNER_FIELDS))
      row(name)[actor] = cell(await as(fd, caller).run(document));
  }
  return matrix;
}

interface SampleCall extends Call {
  readonly sample: string;
}

/** Returns a function that returns the arguments of a sample. Returns null if they depend on the caller. */
function argumentsOfAll(common: Scene): (sample: string) => Promise<Call['args'] | null> {
  const known = new Map<string, Call['args'] | null>();
  return async (sample) => {
    const found = known.get(sample);
    if (found !== undefined) return found;
    let dependsOnCaller = false;
    const noted = <T>(value: T) => ({
      get: () => {
        dependsOnCaller = true;
        return value;
      },
    });
    const scene = Object.defineProperties({ ...common }, { caller: noted(common.caller), person: noted(null) });
    const args = (await SAMPLES[sample]?.(scene)) ?? null;
    known.set(sample, dependsOnCaller ? null : args);
    return dependsOnCaller ? null : args;
  };
}

/**
 * Makes the calls, many in one request. Repeats every twentieth call in a request of its own and throws if the result
 * differs.
 */
async function callTogether({ fd, caller }: Scene, calls: readonly SampleCall[]): Promise<[SampleCall, string][]> {
  const results: [SampleCall, string][] = [];
  for (const kind of ['query', 'mutation']) {
    const some = calls.filter(({ root }) => root.kind === kind);
    const outcomes = await runTogether(fd, caller, some, 0);
    for (const [index, call] of some.entries()) {
      const result = cellOf(outcomes[index] as Outcome);
      results.push([call, result]);
      if (index % 20 !== 0) continue;
      const alone = cell(await as(fd, caller).run(operationFor(call.root, 0), call.args));
      if (alone !== result) throw new Error(`${call.sample} is ${alone} alone, and ${result} together with others.`);
    }
  }
  return results;
}

/** Returns the cells of a matrix by "sample actor". */
function committedCells(text: string): ReadonlyMap<string, string> {
  const sections = [
    ['## Queries', 'Query.'],
    ['## Mutations', 'Mutation.'],
  ] as const;
  return new Map(
    sections.flatMap(([title, prefix]) => {
      const section = text.slice(text.indexOf(title) + title.length).split('## ')[0] ?? '';
      const rows = section.split('\n').map((one) => one.split('|').map((column) => column.trim()));
      return rows.flatMap(([, name = '', _gate, ...cells]) =>
        ACTORS.map((actor, column) => [`${prefix}${name} ${actor}`, cells[column] ?? ''] as const),
      );
    }),
  );
}

/**
 * Whether a mutation must fail because the actor is not a member. Such mutations change nothing and can share a
 * workspace.
 */
function isDeniedOutside({ kind, field }: RootField, actor: Actor): boolean {
  if (kind !== 'mutation' || !OUTSIDERS.includes(actor)) return false;
  const can = field.extensions.can as { action: string; subject: string } | undefined;
  return can !== undefined && isWorkspacePair(can.action, can.subject);
}

const OUTSIDERS: readonly Actor[] = ['outsider', 'global admin', 'unverified', 'anonymous'];

const fail = (name: string): never => {
  throw new Error(`SAMPLES has ${name}, which is not in the graph: remove it.`);
};

/** Returns the root fields and permission-checked fields that have no sample. */
export function unmeasuredFields(schema: GraphQLSchema): string[] {
  const measured = new Set([...Object.keys(SAMPLES).map(fieldOf), ...Object.keys(INNER_FIELDS)]);
  const gated = ungatedFields(schema).filter(({ field }) => field.extensions.can);
  const all = [...rootFields(schema), ...gated].map(({ name }) => name);
  return [...new Set(all)].filter((name) => !measured.has(name));
}

/** Calls a field with the arguments of a sample. Returns the result for the matrix. */
export async function callSample(scene: Scene, root: RootField, sample: string): Promise<string> {
  const variables = await SAMPLES[sample]?.(scene);
  return cell(await as(scene.fd, scene.caller).run(operationFor(root, 0), variables));
}

/** Subscribes, then triggers an event. Returns the result for the matrix. */
async function watchSample(scene: Scene, root: RootField, address: string): Promise<string> {
  const watching = watch(scene.fd, address, scene.caller, { query: operationFor(root, 0) });
  try {
    const denied = await watching.began;
    if (denied) return cell(denied);
    await changeEverything(root.name, scene.fd, scene.workspace, scene.founder, watcherIn(scene));
    return cell(await watching.next());
  } finally {
    await watching.close();
  }
}

const cell = ({ data, errors = [] }: Pick<Arrival, 'data' | 'errors'>): string =>
  cellOf({ value: Object.values(data ?? {})[0], errors });

function cellOf({ value, errors }: Outcome): string {
  if (errors.length > 0) return [...new Set(errors.map(({ extensions }) => extensions.code))].join(' + ');
  if (value === null) return 'null';
  const [refusal] = value?.errors ?? [];
  if (refusal) return `refused ${refusal.code}`;
  return value?.reason ? 'no session' : 'ok';
}

const LEGEND = `# Permission matrix

Result of every root field, and of every nested field with a gate, for each kind of caller: measured by
\`permission-matrix.test.ts\`, which calls each of them over HTTP or a socket as each actor. A change here is a
change of access. Regenerate it with \`UPDATE=1\`, and review the difference.

Every request names the workspace. **api key** was created by an owner and has the scopes \`lead.read\` and \`lead.manage\`;
**outsider** is signed in and verified and is a member of another workspace; **unverified** has not verified the address; **anonymous** sends
no credentials. **all granted** and **all denied** have every policy granted, or denied, beside their role; **support** is a global
admin with support access, to read or to change. The part after a comma is the target of the call, where it matters.

\`ok\` success · \`refused\` allowed, and refused with the code in the last column · \`null\` no data ·
anything else is the code of a denial.
`;

export function render(matrix: Matrix, schema: GraphQLSchema): string {
  const gates = new Map(ungatedFields(schema).map(({ name, field }) => [name, gateOf(field.extensions)]));
  const sections = [
    ['Queries', 'Query.'],
    ['Mutations', 'Mutation.'],
    ['Subscriptions', 'Subscription.'],
    ['Fields with a gate of their own', ''],
  ] as const;
  const left = new Map(matrix);
  const tables = sections.map(([title, prefix]) => {
    const rows = [...left].filter(([name]) => name.startsWith(prefix));
    for (const [name] of rows) left.delete(name);
    const body = rows.map(([name, cells]) => line(name.slice(prefix.length), gates.get(fieldOf(name)) ?? '', cells));
    return `## ${title}\n\n${table([['field', 'gate', ...ACTORS, 'refused with'], ...body])}`;
  });
  return [LEGEND, ...tables].join('\n');
}

function line(name: string, gate: string, cells: Readonly<Record<Actor, string>>): string[] {
  const all = ACTORS.map((actor) => cells[actor]);
  const codes = all.filter((one) => one.startsWith('refused ')).map((one) => one.slice('refused '.length));
  return [
    name,
    gate,
    ...all.map((one) => (one.startsWith('refused ') ? 'refused' : one)),
    [...new Set(codes)].join(', '),
  ];
}

const gateOf = ({ can }: { can?: unknown }) => {
  const gate = can as { action: string; subject: string } | undefined;
  return gate ? `${gate.action} ${gate.subject}` : 'public';
};

function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const drawn = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first, ...rest] = rows.map(drawn);
  return `${[first, drawn(widths.map((width) => '-'.repeat(width))), ...rest].join('\n')}\n`;
}

/**
 * Returns the member who receives the event: the caller, or the founder if the caller is not a member. Some events are
 * sent only to the member concerned.
 */
const watcherIn = ({ person, founder }: Scene): Member =>
  person && 'memberId' in person ? (person as Member) : founder;
