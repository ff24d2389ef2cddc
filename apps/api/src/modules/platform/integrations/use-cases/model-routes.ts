import {
  INTEGRATIONS,
  MODEL_ROUTE_LIMITS,
  type ModelChoice,
  type ModelProvider,
  type ModelPurpose,
  type ModelRoute,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { modelIntegrations } from '../integrations.repository.ts';
import { modelRouteOf, readModelRoutes } from '../model-routes.ts';

interface UpdateModelRoute {
  readonly purpose: ModelPurpose;
  readonly choices: readonly { readonly provider: ModelProvider; readonly model?: string | null }[];
  readonly timeoutSeconds?: number | null;
}

export const modelRoutes = (ctx: WorkspaceContext) => ctx.db.read(readModelRoutes);

/**
 * Sets which models are used for a purpose and in which order, starting with the next call of a model. Refuses a
 * provider that is not connected.
 */
export async function updateModelRoute(ctx: WorkspaceContext, { purpose, ...input }: UpdateModelRoute) {
  const choices = input.choices.map(({ provider, model }): ModelChoice => ({ provider, model: model?.trim() || null }));
  const timeoutSeconds = input.timeoutSeconds ?? null;
  const fault = faultOf(choices, timeoutSeconds);
  if (fault) return refused(...fault);
  return ctx.db.write(async (tx) => {
    const workspace = await lockWorkspace(tx);
    const connected = await modelIntegrations(tx);
    if (choices.some(({ provider }) => !connected.some((row) => row.provider === provider)))
      return refused('MODEL_NOT_CONNECTED', 'choices');
    const before = modelRouteOf(workspace.modelRoutes, purpose);
    const route: ModelRoute = { purpose, choices, timeoutSeconds };
    const stored = { ...(workspace.modelRoutes as object), [purpose]: { choices, timeoutSeconds } };
    await tx.workspace.updateMany({ data: { modelRoutes: stored as never } });
    await recordEvent(tx, ctx, {
      name: 'model_route.updated',
      subject: { type: 'Workspace', id: ctx.workspace.id },
      before: detailsOf(before),
      after: detailsOf(route),
    });
    return { route } as const;
  });
}

function faultOf(
  choices: readonly ModelChoice[],
  timeoutSeconds: number | null,
): ['MODEL_ROUTE_INVALID' | 'MODEL_TIMEOUT_INVALID', string] | null {
  const { min, max } = MODEL_ROUTE_LIMITS.timeoutSeconds;
  if (timeoutSeconds !== null && (timeoutSeconds < min || timeoutSeconds > max))
    return ['MODEL_TIMEOUT_INVALID', 'timeoutSeconds'];
  const isModelValid = ({ provider, model }: ModelChoice) =>
    model === null ||
    INTEGRATIONS[provider].settings.some(({ name, pattern }) => name === 'model' && pattern.test(model));
  const isUnique = new Set(choices.map(({ provider, model }) => `${provider} ${model ?? ''}`)).size === choices.length;
  if (choices.length > MODEL_ROUTE_LIMITS.choices || !isUnique || !choices.every(isModelValid))
    return ['MODEL_ROUTE_INVALID', 'choices'];
  return null;
}

const detailsOf = ({ purpose, choices, timeoutSeconds }: ModelRoute) => ({
  purpose,
  models: choices.map(({ provider, model }) => (model ? `${provider} ${model}` : provider)).join(', '),
  timeoutSeconds,
});
