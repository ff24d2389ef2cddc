import { randomUUID } from 'node:crypto';
import { ProviderError, type WhatsAppCloudConfig } from '@frontdesk/providers';
import { type DocumentNode, Kind, parse, print } from 'graphql';
import { sharedGraph } from '../../src/graphql/schema.ts';
import type { GraphEntryPoint } from '../../src/rate-limiting/catalogue/ways-in.ts';
import { as, type Caller, type GraphQLAnswer } from './as.ts';
import { buildUser, buildVisitor, type Person } from './build.ts';
import { buildPhoneConfig } from './channels.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { operationFor, rootFields } from './graph.ts';
import { SAMPLES } from './samples.ts';
import { buildIntegration, buildOperation, openScene, type Scene } from './scene.ts';
import { beginTotp, challengeTokenOf, startTotpSetup } from './second-factors.ts';
import { awaitVoiceCheck } from './voice-verification.ts';
import { partsOf } from './ways-in.ts';

type Values = Record<string, unknown>;
/** Returns the arguments of the next attempt. All attempts use the same rate-limit counter. */
type Arguments = () => Promise<Values>;
type Recipe = (scene: Scene) => Promise<Arguments>;

const roots = rootFields(sharedGraph());
const rootOf = (field: string) => {
  const root = roots.find(({ name }) => name.endsWith(`.${field}`));
  if (!root)
    throw new Error(`${field} is no root field: correct \`through\` in src/rate-limiting/catalogue/attempts.ts.`);
  return root;
};

const sampled = async (field: string, scene: Scene): Promise<Values> =>
  (await SAMPLES[rootOf(field).name]?.(scene)) ?? {};
const fresh =
  (field: string): Recipe =>
  async (scene) =>
  () =>
    sampled(field, scene);
const same =
  (field: string, change: (input: Values) => Values = (input) => input): Recipe =>
  async (scene) => {
    const args = await sampled(field, scene);
    const changed = args.input ? { input: change(args.input as Values) } : change(args);
    return async () => changed;
  };

const WRONG = 'a wrong password, every time';
const WRONG_CODE = '000000';
/** Uses wrong passwords, because a correct password resets the counter. */
const wrong = (field: string): Recipe =>
  same(field, (input) => ({
    ...input,
    ...('password' in input ? { password: WRONG } : {}),
    ...('currentPassword' in input ? { currentPassword: WRONG } : {}),
  }));
const personOf = ({ person, founder }: Scene): Person => person ?? founder;

/**
 * Arguments for fields whose sample would reset the counter or use another counter for the second attempt. Keyed by
 * field, or by rule and field.
 */
const RECIPES: Readonly<Record<string, Recipe>> = {
  updatePassword: wrong('updatePassword'),
  deleteAccount: wrong('deleteAccount'),
  deletePasskey: wrong('deletePasskey'),
  disableTotp: wrong('disableTotp'),
  createRecoveryCodes: wrong('createRecoveryCodes'),
  reauthenticate: wrong('reauthenticate'),
  'confirm:account requestEmailChange': wrong('requestEmailChange'),
  requestEmailChange: same('requestEmailChange'),
  signIn: wrong('signIn'),
  signInWithPasskey: same('signInWithPasskey'),
  verifyEmail: wrong('verifyEmail'),
  requestAccess: same('requestAccess'),
  inviteMembers: same('inviteMembers', (input) => ({ ...input, emails: ['one@people.test'] })),
  'second-factor:account reauthenticate': async (scene) => {
    await startTotpSetup(scene.fd, personOf(scene));
    return async () => ({ input: { code: WRONG_CODE } });
  },
  'second-factor:account confirmVoiceCheck': async (scene) => {
    await awaitVoiceCheck(scene);
    await startTotpSetup(scene.fd, personOf(scene));
    return async () => ({ input: { code: WRONG_CODE } });
  },
  enableTotp: async (scene) => {
    await beginTotp(scene.fd, personOf(scene));
    return async () => ({ code: WRONG_CODE });
  },
  verifySignIn: async ({ fd }) => {
    const someone = await buildUser(fd);
    await startTotpSetup(fd, someone);
    return async () => ({
      input: { challengeToken: await challengeTokenOf(fd, someone, buildVisitor().from), code: WRONG_CODE },
    });
  },
  requestPhoneConfigCode: numberStep('DRAFT', { method: 'SMS' }),
  verifyPhoneConfigCode: numberStep('CODE_REQUESTED', { code: '123456' }),
  enablePhoneConfig: numberStep('VERIFIED', { pin: '123456' }),
  disablePhoneConfig: numberStep('ACTIVE', {}),
  draftReply: async (scene) => {
    await buildIntegration(scene.fd, scene.workspace, scene.founder);
    return () => sampled('draftReply', scene);
  },
  summarizeConversation: async (scene) => {
    await buildIntegration(scene.fd, scene.workspace, scene.founder);
    return () => sampled('summarizeConversation', scene);
  },
  testAgent: async (scene) => {
    await buildIntegration(scene.fd, scene.workspace, scene.founder);
    return () => sampled('testAgent', scene);
  },
};

/**
 * Builds attempts at a setup step of a phone number at Meta. Meta refuses each attempt, so the step can be repeated.
 */
function numberStep(state: string, input: Values): Recipe {
  return async ({ fd, workspace, founder }) => {
    const id = await buildPhoneConfig(fd, workspace, founder, { state });
    return async () => ({ id, ...input });
  };
}

export const argumentsOf = (rule: string, field: string, scene: Scene): Promise<Arguments> =>
  (RECIPES[`${rule} ${field}`] ?? RECIPES[field] ?? fresh(field))(scene);

export interface Attempt {
  readonly way: GraphEntryPoint;
  readonly caller: Caller;
  readonly field: string;
  readonly variables: Values;
  /** Selects the field twice in one document. The second selection has the alias `again`. */
  readonly isTwice?: boolean;
}

/**
 * Returns the request body for an entry point. If the API key can only run persisted operations, registers the
 * document first.
 */
export async function payloadOf(scene: Scene, { way, field, variables, isTwice = false }: Attempt): Promise<object> {
  const document = parse(operationFor(rootOf(field), 0));
  const query = named(isTwice ? doubled(document) : document);
  if (partsOf(way)[1] !== 'PERSISTED_ONLY') return { query, variables };
  const sha256Hash = await buildOperation(scene.fd, scene.workspace, scene.founder, query);
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

export async function attemptOver(scene: Scene, attempt: Attempt): Promise<GraphQLAnswer> {
  const [transport] = partsOf(attempt.way);
  const headers: Record<string, string> = transport === 'once' ? { 'idempotency-key': randomUUID() } : {};
  return as(scene.fd, { ...attempt.caller, headers }).post(await payloadOf(scene, attempt));
}

export const codesIn = ({ errors = [] }: GraphQLAnswer) => errors.map(({ extensions }) => extensions.code);

/** Gives the operation a unique name, because a workspace can register each name only once. */
const named = (document: DocumentNode | string) =>
  (typeof document === 'string' ? document : print(document)).replace(
    / Sample\b/,
    ` Sample${randomUUID().replaceAll('-', '')}`,
  );

function doubled(document: DocumentNode): string {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document begins with its operation.');
  const { selections } = operation.selectionSet;
  const again = selections.map((one) => ({ ...one, alias: { kind: Kind.NAME, value: 'again' } }));
  return print({
    ...document,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...again] } }],
  } as DocumentNode);
}

/** Makes every provider request fail, so that an attempt ends at its first provider request. */
export function failingProviders({ providers }: TestFrontdesk): void {
  const refusal = async () => {
    throw new ProviderError({ provider: 'OPENAI', kind: 'RETRY', words: 'Not now.' });
  };
  // Without `then`, a promise that resolves to the port would treat the proxy as a promise.
  const portWith = (own: object) =>
    new Proxy(own, {
      get: (target, name) => (name === 'then' || name in target ? Reflect.get(target, name) : refusal),
    }) as never;
  const port = () => portWith({});
  const whatsAppTemplates = (_workspaceId: string, { businessAccountId }: WhatsAppCloudConfig) =>
    portWith({ accountId: businessAccountId });
  Object.assign(providers, { model: port, whatsAppNumber: port, whatsAppTemplates });
}

/** Calls each query and mutation with its sample as an owner. Returns which rate-limit rules each field used. */
export async function rulesTakenBy(fd: TestFrontdesk): Promise<{ rule: string; field: string }[]> {
  const seen = new Set<string>();
  const limits = fd.services.rateLimits;
  const { take, takeFrom } = limits;
  let field = '';
  const note = (rule: string) => void seen.add(`${rule} ${field}`);
  limits.take = (rule, ...rest) => {
    note(rule);
    return take(rule, ...rest);
  };
  limits.takeFrom = (rule, client) => {
    note(rule);
    return takeFrom(rule, client);
  };
  const shared = await openScene(fd, 'owner');
  for (const root of roots.filter(({ kind }) => kind !== 'subscription')) {
    const scene = root.kind === 'query' ? shared : await openScene(fd, 'owner');
    const variables = await SAMPLES[root.name]?.(scene);
    field = root.field.name;
    await as(fd, scene.caller).run(operationFor(root, 0), variables);
    field = '';
  }
  Object.assign(limits, { take, takeFrom });
  return [...seen]
    .map((one) => one.split(' '))
    .flatMap(([rule = '', name = '']) => (name ? [{ rule, field: name }] : []));
}
