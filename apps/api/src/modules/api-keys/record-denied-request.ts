import type { ApiKeyActor, Services, Transport } from '../../auth/context.ts';
import { recordEvent } from '../../events/record-event.ts';
import { addressGroup } from '../../rate-limiting/client-address.ts';

const EVERY_MS = 60_000;
const MOST = 5_000;
const told = new Map<string, number>();

interface DeniedRequest {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: ApiKeyActor;
  readonly workspaceId: string;
}

/** The workspace is told of a good key that called from elsewhere, once a minute for each address (IPv6: each /64); the caller is not. */
export function recordDeniedRequest({ services, transport, actor, workspaceId }: DeniedRequest): void {
  const { database, clock, log } = services;
  const now = clock().getTime();
  const place = `${actor.apiKeyId} ${addressGroup(transport.ipAddress)}`;
  if (now - (told.get(place) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
  if (told.size >= MOST) told.clear();
  told.set(place, now);
  const ctx = { services, transport, actor, workspace: { id: workspaceId } };
  const subject = { type: 'ApiKey', id: actor.apiKeyId };
  const fact = { name: 'api_key.refused', subject, after: { address: transport.ipAddress } } as const;
  // Not waited for: how long the answer takes would tell the caller that the key itself is good.
  database
    .forWorkspace(workspaceId)
    .write((tx) => recordEvent(tx, ctx, fact))
    .catch((err: unknown) => log.error({ err }, 'a refused key could not be noted'));
}
