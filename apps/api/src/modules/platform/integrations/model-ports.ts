import { type LanguageModelPurpose, MODEL_ROUTE_LIMITS, type ModelRoute, SPEECH_PROVIDERS } from '@frontdesk/domain';
import type { ModelPort, Providers } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { IntegrationError, modelConfigOf, type OpenedIntegration, providersFor, withAccount } from './account.ts';
import { type CountedMediaModel, type CountedModel, countedMediaModel, countedModel } from './counted-models.ts';
import { openCredentials } from './credentials.ts';
import { type IntegrationRow, modelIntegrations } from './integrations.repository.ts';
import { modelRouteOf } from './model-routes.ts';
import type { NotSetUp, ReadyPort } from './ports.ts';
import { reportFailure } from './verification.ts';

/**
 * Returns the workspace's model for a purpose, with the fallback accounts that `withAccount` uses if the model fails.
 * If no route is stored, the first connected accounts are used. Returns NotSetUp if no account can be used.
 */
export async function modelOf(
  services: Services,
  workspaceId: string,
  purpose: LanguageModelPurpose,
): Promise<ReadyPort<CountedModel> | NotSetUp> {
  const [opened] = await services.database.forWorkspace(workspaceId).read((tx) => openRoutes(tx, services, [purpose]));
  return modelWith(services, workspaceId, opened);
}

/** Returns the port of a model, with its fallbacks. */
function modelWith(
  services: Services,
  workspaceId: string,
  { route, accounts }: OpenedRoute,
): ReadyPort<CountedModel> | NotSetUp {
  const seconds = route.timeoutSeconds ?? (accounts.length > 1 ? MODEL_ROUTE_LIMITS.timeoutSeconds.default : null);
  return inOrder(services, accounts, (providers, account) => {
    const port = providers.model(workspaceId, modelConfigOf(account));
    return countedModel(services, account, seconds === null ? port : withTimeout(port, seconds * 1000));
  });
}

/** Returns a port for recordings or images, with all connected accounts that have a suitable model. */
export async function mediaModelOf(
  services: Services,
  workspaceId: string,
  media: 'RECORDING' | 'IMAGE',
): Promise<ReadyPort<CountedMediaModel> | NotSetUp> {
  const accounts = await services.database.forWorkspace(workspaceId).read(async (tx) => {
    const rows = await modelIntegrations(tx);
    return openAccounts(tx, services, media === 'IMAGE' ? rows : rows.filter(({ provider }) => hasSpeech(provider)));
  });
  return inOrder(services, accounts, (providers, account) =>
    countedMediaModel(services, account, providers.mediaModel(workspaceId, modelConfigOf(account))),
  );
}

const hasSpeech = (provider: string) => SPEECH_PROVIDERS.some((name) => name === provider);

/** Models of an agent, by the kind of engine call. */
export interface AgentModels<Model = CountedModel> {
  readonly understand: Model;
  readonly word: Model;
}

/**
 * Returns the models that the agent of the workspace uses, read in one transaction, or NotSetUp if no account can be
 * used.
 */
export async function agentModelsOf(
  services: Services,
  workspaceId: string,
): Promise<AgentModels<ReadyPort<CountedModel>> | NotSetUp> {
  const [forUnderstanding, forWording] = await services.database
    .forWorkspace(workspaceId)
    .read((tx) => openRoutes(tx, services, ['UNDERSTANDING', 'WORDING']));
  const understand = modelWith(services, workspaceId, forUnderstanding);
  if (understand.kind === 'NOT_SET_UP') return understand;
  const word = modelWith(services, workspaceId, forWording);
  return word.kind === 'NOT_SET_UP' ? word : { understand, word };
}

/** Returns the models of the agent as ports that use their fallbacks. Returns null if no account can be used. */
export async function agentModels(services: Services, workspaceId: string): Promise<AgentModels | null> {
  const models = await agentModelsOf(services, workspaceId);
  return 'kind' in models ? null : { understand: withFallbacks(models.understand), word: withFallbacks(models.word) };
}

/**
 * Returns a model that uses the fallbacks of a route for replies, and throws provider errors. All other calls use only
 * the first account.
 */
const withFallbacks = (ready: ReadyPort<CountedModel>): CountedModel => ({
  ...ready.port,
  reply: (request) =>
    withAccount(ready, (port) => port.reply(request)).catch((error: unknown) => {
      throw error instanceof IntegrationError ? error.cause : error;
    }),
});

/** Returns the port of the first usable account, with the ports of the other accounts as fallbacks. */
function inOrder<Port>(
  services: Services,
  accounts: readonly OpenedIntegration[],
  make: (providers: Providers, account: OpenedIntegration) => Port,
): ReadyPort<Port> | NotSetUp {
  const ports = accounts.flatMap((account): ReadyPort<Port>[] => {
    const providers = providersFor(services, account);
    if (!providers) return [];
    return [{ kind: 'READY', port: make(providers, account), integration: account.row }];
  });
  const [first, ...fallbacks] = ports;
  if (!first) return { kind: 'NOT_SET_UP', provider: 'OPENAI', words: 'No language model is connected.' };
  const reportSkipped = async ({ used, cause }: IntegrationError) => {
    const { workspaceId, provider } = used;
    services.log.warn({ workspaceId, provider }, 'a model failed; using the next one');
    await reportFailure(services, used, cause);
  };
  return { ...first, fallbacks, reportSkipped };
}

interface ModelSettings {
  readonly modelRoutes: unknown;
  readonly integrations: readonly IntegrationRow[];
}

async function readSettings(tx: Tx): Promise<ModelSettings> {
  const [[workspace], integrations] = await Promise.all([
    tx.sql<{ modelRoutes: unknown }>`select model_routes as "modelRoutes" from workspaces`,
    modelIntegrations(tx),
  ]);
  return { modelRoutes: workspace?.modelRoutes, integrations };
}

interface OpenedRoute {
  readonly route: ModelRoute;
  readonly accounts: readonly OpenedIntegration[];
}

/**
 * For each given purpose, opens the accounts of its model route, with the models specified in the route. Accounts that
 * were removed are skipped.
 */
async function openRoutes<const Purposes extends readonly LanguageModelPurpose[]>(
  tx: Tx,
  services: Services,
  purposes: Purposes,
): Promise<{ readonly [Index in keyof Purposes]: OpenedRoute }> {
  const { modelRoutes, integrations } = await readSettings(tx);
  const routes = purposes.map((purpose) => {
    const route = modelRouteOf(modelRoutes, purpose);
    return { route, rows: rowsOf(route, integrations) };
  });
  const used = new Set(routes.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const opened = await openAccounts(
    tx,
    services,
    integrations.filter(({ id }) => used.has(id)),
  );
  const credentials = new Map(opened.map((account) => [account.row.id, account.credentials]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there is one route per purpose.
  return routes.map(({ route, rows }) => ({
    route,
    accounts: rows.flatMap((row) => {
      const known = credentials.get(row.id);
      return known ? [{ row, credentials: known }] : [];
    }),
  })) as { readonly [Index in keyof Purposes]: OpenedRoute };
}

/** Decrypts the credentials of integrations. The statements share a round trip. */
const openAccounts = (tx: Tx, services: Services, rows: readonly IntegrationRow[]): Promise<OpenedIntegration[]> =>
  Promise.all(rows.map(async (row) => ({ row, credentials: await openCredentials(services, tx, row) })));

function rowsOf({ choices }: ModelRoute, integrations: readonly IntegrationRow[]): IntegrationRow[] {
  const chosen = choices.flatMap(({ provider, model }) => {
    const row = integrations.find((integration) => integration.provider === provider);
    return row ? { ...row, ...(model === null ? {} : { model }) } : [];
  });
  // If all accounts of a route were removed, the first connected accounts are used, so that the agent can still reply.
  return chosen.length > 0 ? chosen : integrations.slice(0, MODEL_ROUTE_LIMITS.choices);
}

/** Limits the duration of each reply and embedding request, so that there is enough time to try another account. */
function withTimeout(port: ModelPort, timeoutMs: number): ModelPort {
  const limit = <T extends { readonly deadlineMs?: number }>(request: T): T => ({
    ...request,
    deadlineMs: Math.min(request.deadlineMs ?? timeoutMs, timeoutMs),
  });
  return {
    ...port,
    reply: (request) => port.reply(limit(request)),
    embed: (request) => port.embed(limit(request)),
  };
}
