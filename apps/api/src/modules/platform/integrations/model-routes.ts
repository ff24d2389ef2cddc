import {
  isModelProvider,
  MODEL_PURPOSES,
  type ModelChoice,
  type ModelPurpose,
  type ModelRoute,
} from '@frontdesk/domain';
import * as z from 'zod';
import type { Tx } from '../../../db/tenant-db.ts';

const Stored = z.object({
  choices: z.array(z.object({ provider: z.string(), model: z.string().nullable() })),
  timeoutSeconds: z.number().nullable(),
  minSimilarity: z.number().nullable().default(null),
});

/**
 * Returns the stored route of a purpose, or a route without choices if none is stored. Without choices, the first
 * connected accounts are used, except for embeddings, for which no account is used.
 */
export function modelRouteOf(stored: unknown, purpose: ModelPurpose): ModelRoute {
  const route = Stored.safeParse((stored as Record<string, unknown> | null)?.[purpose]);
  if (!route.success) return { purpose, choices: [], timeoutSeconds: null, minSimilarity: null };
  const choices = route.data.choices.flatMap(({ provider, model }): ModelChoice[] =>
    isModelProvider(provider) ? [{ provider, model }] : [],
  );
  return { ...route.data, purpose, choices };
}

/** Returns the model routes of all purposes. */
export async function readModelRoutes(tx: Tx): Promise<ModelRoute[]> {
  const { modelRoutes } = await tx.workspace.findFirstOrThrow({ select: { modelRoutes: true } });
  return MODEL_PURPOSES.map((purpose) => modelRouteOf(modelRoutes, purpose));
}
