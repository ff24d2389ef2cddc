import type { Services } from '../../../../auth/context.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { syncWorkspaceTemplates } from '../../templates/index.ts';
import { lockSettings } from '../messaging-settings.repository.ts';
import { storeGreeting } from '../store-greeting.ts';

/** Name of the greeting template of the Twilio simulator. Its variables are the names of the contact and workspace. */
const GREETING = 'greeting';

/**
 * Synchronizes the templates of a Twilio simulator and chooses its greeting template, so that the agent greets new
 * leads. An existing greeting is not changed. Does nothing if the workspace uses no Twilio simulator.
 */
export async function chooseSimulatorGreeting(services: Services, by: EventContext): Promise<void> {
  const db = services.database.forWorkspace(by.workspace.id);
  const simulator = { provider: 'TWILIO', sandbox: true, state: 'VERIFIED' };
  const integration = await db.read((tx) => tx.integration.findFirst({ where: simulator }));
  if (!integration) return;
  await syncWorkspaceTemplates(services, by);
  await db.write(async (tx) => {
    const settings = await lockSettings(tx, by.workspace.id, services.clock());
    if (settings.greetingTemplateId) return;
    const usable = { name: GREETING, status: 'APPROVED', removedAt: null };
    const account = { provider: 'TWILIO', accountId: integration.accountSid ?? '' };
    const template = await tx.whatsAppTemplate.findFirst({ where: { ...usable, ...account } });
    if (!template) return;
    const variableSources = template.variables.map((name, index) => ({
      name,
      known: KNOWN[index] ?? null,
      text: null,
    }));
    await storeGreeting(tx, by, { settings, template, variableSources });
  });
}

const KNOWN = ['CONTACT_NAME', 'WORKSPACE_NAME'] as const;
