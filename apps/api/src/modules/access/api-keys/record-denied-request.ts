import type { ApiKeyActor, Services, Transport } from '../../../auth/context.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { addressGroup } from '../../../rate-limiting/client-address.ts';

const EVERY_MS = 60_000;
const MOST = 5_000;
const reportedAt = new Map<string, number>();

interface DeniedRequest {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: ApiKeyActor;
  readonly workspaceId: string;
}

/**
 * Records in the audit log that a valid key was used from a disallowed address, once a minute per key and address
 * (IPv6: per /64). The caller receives the same error as for an invalid key.
 */
export function recordDeniedRequest({ services, transport, actor, workspaceId }: DeniedRequest): void {
  const { database, clock, log } = services;
  const now = clock().getTime();
  const place = `${actor.apiKeyId} ${addressGroup(transport.ipAddress)}`;
  if (now - (reportedAt.get(place) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
  if (reportedAt.size >= MOST) reportedAt.clear();
  reportedAt.set(place, now);
  const ctx = { services, transport, actor, workspace: { id: workspaceId } };
  const subject = { type: 'ApiKey', id: actor.apiKeyId };
  const fact = { name: 'api_key.refused', subject, after: { address: transport.ipAddress } } as const;
  // Not awaited: the response time would reveal that the key is valid.
  database
    .forWorkspace(workspaceId)
    .write((tx) => recordEvent(tx, ctx, fact))
    .catch((err: unknown) => log.error({ err }, 'the refusal of an API key could not be recorded'));
}
