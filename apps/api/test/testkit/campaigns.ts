import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import { runCampaignJob } from '../../src/modules/campaigns/campaigns/index.ts';
import { type BuiltWorkspace, type Person, signedInAgain } from './build.ts';
import { buildTemplate } from './channels.ts';
import { buildContact } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';
import { openPhone } from './phone.ts';

/** Creates a campaign, by default a draft without a template and without contacts. Returns its id. */
export async function buildCampaign(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  by: Person,
  over: Partial<Prisma.CampaignUncheckedCreateInput> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const confirmed = { startedById: by.userId, startedByName: by.name, templateCategory: 'UTILITY' };
  const started = over.state && over.state !== 'DRAFT' ? confirmed : {};
  const ended = ['COMPLETED', 'FAILED', 'CANCELLED'].includes(over.state ?? '') ? { finishedAt: now } : {};
  const paused = over.state === 'PAUSED' ? { pauseReason: 'MEMBER' } : {};
  const whose = { createdById: by.userId, createdByName: by.name, createdAt: now, updatedAt: now };
  const variables = [{ name: '1', source: 'CONTACT_FIRST_NAME', text: '' }];
  await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.campaign.create({
      data: {
        workspaceId,
        id,
        name: 'Spring',
        variables,
        consentRequired: false,
        ratePerMinute: 3_000,
        ...whose,
        ...started,
        ...ended,
        ...paused,
        ...over,
      },
    }),
  );
  return id;
}

/** Adds a contact to a campaign as a recipient. Returns the recipient's id. */
export const buildRecipient = async (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  recipient: { campaignId: string; contactId: string } & Partial<Prisma.CampaignRecipientUncheckedCreateInput>,
): Promise<string> => {
  const [id, now] = [uuidv7(), fd.services.clock()];
  await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.campaignRecipient.create({
      data: { workspaceId, id, callingCode: '44', createdAt: now, updatedAt: now, ...recipient },
    }),
  );
  return id;
};

/** Returns the arguments that a list requires. Only the list of recipients requires one, which names a campaign. */
export async function recipientFilter(fd: TestFrontdesk, { id }: BuiltWorkspace, list: string): Promise<object> {
  if (list !== 'Query.campaignRecipients') return {};
  const one = await fd.services.database.forWorkspace(id).read((tx) => tx.campaignRecipient.findFirstOrThrow());
  return { campaignId: one.campaignId };
}

/** Opens a workspace with a Twilio phone number and an approved template. Its worker also runs campaigns. */
export async function openCampaigns(fd: TestFrontdesk) {
  const phone = await openPhone(fd);
  const { workspace, owner, accountSid } = phone;
  phone.jobs.run_campaign = runCampaignJob(phone.services);
  const templateId = await buildTemplate(fd, workspace, { provider: 'TWILIO', accountId: accountSid });
  const people = async (count: number, over: Parameters<typeof buildContact>[2] = {}) => {
    const made: { id: string; phone: string; name: string }[] = [];
    for (let at = 0; at < count; at += 1) made.push(await buildContact(fd, workspace, over));
    return made;
  };
  const draft = (contacts: readonly { id: string }[], over: Partial<Prisma.CampaignUncheckedCreateInput> = {}) =>
    buildCampaign(fd, workspace, owner, { templateId, audienceIds: contacts.map(({ id }) => id), ...over });
  return {
    ...phone,
    phone,
    templateId,
    people,
    draft,
    run: async (id: string, receivers: number) =>
      mutate(fd, await signedInAgain(fd, owner), 'startCampaign', { id, receivers }),
    campaign: (id: string) => phone.db.read((tx) => tx.campaign.findFirstOrThrow({ where: { id } })),
    /** Returns the state of each recipient, or the reason if there is one, by contact id. */
    states: async (id: string): Promise<Record<string, string>> => {
      const rows = await phone.db.read((tx) => tx.campaignRecipient.findMany({ where: { campaignId: id } }));
      return Object.fromEntries(rows.map(({ contactId, state, reason }) => [contactId, reason ?? state]));
    },
    /** Posts Twilio's status report of a message. */
    report: (message: { providerId: string; to: string; reference?: string }, status: string) =>
      phone.post(
        `/api/whatsapp/status${message.reference ? `?message=${message.reference}` : ''}`,
        phone.form('+14155238886', {
          MessageSid: message.providerId,
          MessageStatus: status,
          From: 'whatsapp:+14155238886',
          To: `whatsapp:${message.to}`,
        }),
      ),
  };
}
