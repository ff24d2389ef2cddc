import { CAPABILITIES_OF } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import { asSystemActor } from '../events/system-actor.ts';
import { publishFirstVersion } from '../modules/agent/configuration/index.ts';
import { vapiNumberOf } from '../modules/platform/integrations/index.ts';

interface ServiceSeedInput {
  readonly workspaceId: string;
  readonly by: { readonly id: string; readonly name: string };
}

/**
 * Creates a phone number of the simulator account and a service for it, so that demo calls in both directions are
 * possible. Does nothing if the account has no phone number.
 */
export async function seedService(services: Services, { workspaceId, by }: ServiceSeedInput): Promise<void> {
  const db = services.database.forWorkspace(workspaceId);
  const integration = await db.read((tx) =>
    tx.integration.findFirst({ where: { provider: 'VAPI', state: 'VERIFIED' } }),
  );
  if (!integration?.phoneNumberId) return;
  const numbers = await vapiNumberOf(services, workspaceId, integration.phoneNumberId);
  const own = numbers.kind === 'READY' ? await numbers.port.find(integration.phoneNumberId) : null;
  if (!own) return;
  await db.write(async (tx) => {
    const phoneConfigId = await addNumber(tx, services, { workspaceId, by, ...own });
    const recorder = asSystemActor(services, workspaceId, { kind: 'system', name: by.name });
    const { agentId } = await publishFirstVersion(tx, recorder);
    const [id, now] = [uuidv7(), services.clock()];
    const bound = { agentId, channel: 'VOICE', createdAt: now };
    await tx.service.create({ data: { workspaceId, id, name: 'Reception', ...bound } });
    await tx.numberRoute.create({ data: { workspaceId, id: phoneConfigId, serviceId: id, routedAt: now } });
  });
}

interface NewNumber extends ServiceSeedInput {
  readonly providerNumberId: string;
  readonly number: string;
  readonly displayName: string;
}

async function addNumber(tx: Tx, { clock }: Services, { workspaceId, by, ...number }: NewNumber): Promise<string> {
  const [id, now] = [uuidv7(), clock()];
  const { providerNumberId, number: e164, displayName } = number;
  const inService = { state: 'ACTIVE', activeAs: `VOICE ${e164}`, verifiedAt: now, activatedAt: now };
  const made = { addedById: by.id, addedByName: by.name, createdAt: now, capabilities: [...CAPABILITIES_OF.VAPI] };
  const facts = { provider: 'VAPI', number: e164, providerNumberId, displayName };
  await tx.phoneConfig.create({ data: { workspaceId, id, ...facts, ...inService, ...made } });
  return id;
}
