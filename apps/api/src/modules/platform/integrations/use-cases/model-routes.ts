import {
  INTEGRATIONS,
  MODEL_ROUTE_LIMITS,
  type ModelChoice,
  type ModelProvider,
  type ModelPurpose,
  type ModelRoute,
  mostChoices,
  withStored,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmbeddings } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { requireFeature } from '../../billing/index.ts';
import { hasEmbeddings } from '../embedding-model.ts';
import { modelIntegrations } from '../integrations.repository.ts';
import { modelRouteOf, readModelRoutes } from '../model-routes.ts';

interface UpdateModelRoute {
  readonly purpose: ModelPurpose;
  readonly choices: readonly { readonly provider: ModelProvider; readonly model?: string | null }[];
  readonly timeoutSeconds?: number | null;
  readonly minSimilarity?: number | null;
}

export const modelRoutes = (ctx: WorkspaceContext) => ctx.db.read(readModelRoutes);

/**
 * Sets which models are used for a purpose and in which order. Applies from the next model call. Refused if a provider
 * is not connected.
 */
export async function updateModelRoute(ctx: WorkspaceContext, { purpose, ...input }: UpdateModelRoute) {
  const choices = input.choices.map(({ provider, model }): ModelChoice => ({ provider, model: model?.trim() || null }));
  return ctx.db.write(async (tx) => {
    const workspace = await lockWorkspace(tx);
    const before = modelRouteOf(workspace.modelRoutes, purpose);
    const { timeoutSeconds, minSimilarity } = withStored(input, before);
    const route: ModelRoute = { purpose, choices, timeoutSeconds, minSimilarity };
    const fault = faultOf(route);
    if (fault) return refused(...fault);
    const connected = await modelIntegrations(tx);
    const accounts = choices.map((choice) => ({
      choice,
      row: connected.find((row) => row.provider === choice.provider),
    }));
    if (accounts.some(({ row }) => !row)) return refused('MODEL_NOT_CONNECTED', 'choices');
    if (purpose === 'EMBEDDING' && accounts.some(({ row, choice }) => row && !hasEmbeddings(row, choice)))
      return refused('MODEL_WITHOUT_EMBEDDINGS', 'choices');
    const isStarted = purpose === 'EMBEDDING' && choices.length > 0;
    const missing = isStarted ? await requireFeature(tx, ctx.services, 'search_by_meaning') : null;
    if (missing) return missing;
    const stored = { ...(workspace.modelRoutes as object), [purpose]: { choices, timeoutSeconds, minSimilarity } };
    await tx.workspace.updateMany({ data: { modelRoutes: stored as never } });
    if (purpose === 'EMBEDDING') await enqueueEmbeddings(tx, ctx.workspace.id);
    await recordEvent(tx, ctx, {
      name: 'model_route.updated',
      subject: { type: 'Workspace', id: ctx.workspace.id },
      before: detailsOf(before),
      after: detailsOf(route),
    });
    return { route } as const;
  });
}

type Fault = ['MODEL_ROUTE_INVALID' | 'MODEL_TIMEOUT_INVALID' | 'MODEL_SIMILARITY_INVALID', string];

function faultOf({ purpose, choices, timeoutSeconds, minSimilarity }: ModelRoute): Fault | null {
  const { timeoutSeconds: seconds, minSimilarity: percent } = MODEL_ROUTE_LIMITS;
  if (!isWithin(timeoutSeconds, seconds)) return ['MODEL_TIMEOUT_INVALID', 'timeoutSeconds'];
  if (!isWithin(minSimilarity, percent) || (minSimilarity !== null && purpose !== 'EMBEDDING'))
    return ['MODEL_SIMILARITY_INVALID', 'minSimilarity'];
  const isModelValid = ({ provider, model }: ModelChoice) =>
    model === null ||
    INTEGRATIONS[provider].settings.some(({ name, pattern }) => name === 'model' && pattern.test(model));
  const isUnique = new Set(choices.map(({ provider, model }) => `${provider} ${model ?? ''}`)).size === choices.length;
  if (choices.length > mostChoices(purpose) || !isUnique || !choices.every(isModelValid))
    return ['MODEL_ROUTE_INVALID', 'choices'];
  return null;
}

const isWithin = (value: number | null, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  value === null || (value >= min && value <= max);

const detailsOf = ({ purpose, choices, timeoutSeconds, minSimilarity }: ModelRoute) => ({
  purpose,
  models: choices.map(({ provider, model }) => (model ? `${provider} ${model}` : provider)).join(', '),
  timeoutSeconds,
  ...(purpose === 'EMBEDDING' ? { minSimilarity } : {}),
});
