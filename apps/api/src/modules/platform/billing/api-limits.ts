import { LRUCache } from 'lru-cache';
import type { Services } from '../../../auth/context.ts';
import { API_LIMIT_SECONDS, type ApiLimit, type ApiLimits } from '../../../rate-limiting/api-limits.ts';
import { findWeights } from './endpoint-weights.repository.ts';
import { findPlanState } from './entitlements.repository.ts';
import { entitlementsOf } from './entitlements.ts';

const DEFAULT: ApiLimit = { throughput: null, weights: new Map() };

/**
 * Returns the limits of API requests, based on the throughput of the plan and the endpoint weights of a workspace.
 * Reads nothing if billing is disabled.
 */
export function apiLimits(services: Pick<Services, 'billing' | 'database' | 'clock'>): ApiLimits {
  const known = new LRUCache<string, Promise<ApiLimit>>({
    max: 5_000,
    ttl: API_LIMIT_SECONDS * 1000,
    ttlResolution: 0,
    perf: { now: () => services.clock().getTime() },
  });
  return {
    of: async (workspaceId) => {
      if (services.billing === 'OFF') return DEFAULT;
      const found = known.get(workspaceId);
      if (found) return found;
      const reading = readLimit(services, workspaceId);
      known.set(workspaceId, reading);
      // A failed read is removed from the cache, so that the next request reads the limits again.
      reading.catch(() => known.delete(workspaceId));
      return reading;
    },
  };
}

const readLimit = ({ database, clock }: Pick<Services, 'database' | 'clock'>, workspaceId: string): Promise<ApiLimit> =>
  database.system.write(async (tx) => {
    const now = clock();
    const state = await findPlanState(tx, now, workspaceId);
    if (!state) return DEFAULT;
    const { throughput, planId } = entitlementsOf(state, now);
    return { throughput, weights: await findWeights(tx, planId) };
  });
