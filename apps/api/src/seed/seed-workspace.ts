import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/tenant-db.ts';
import { asSystemActor } from '../events/system-actor.ts';
import { createDefaultAgent } from '../modules/access/workspaces/index.ts';
import { publishFirstVersion } from '../modules/agent/configuration/index.ts';
import { chooseSimulatorGreeting } from '../modules/messaging/messaging-settings/index.ts';
import { setUpSandbox } from '../modules/platform/integrations/index.ts';
import { seedPastBookings, seedUpcomingBookings } from './seed-bookings.ts';
import { type CallTexts, seedCalls } from './seed-calls.ts';
import { seedCampaign } from './seed-campaign.ts';
import { type ConversationRows, type ConversationTexts, seedConversations } from './seed-conversations.ts';
import { type Cast, readSeed, type SeededWorkspace } from './seed-files.ts';
import { type FormTexts, seedForms } from './seed-forms.ts';
import { type InboxTexts, seedInboxWork, withInboxWork } from './seed-inbox.ts';
import { type KnowledgeTexts, seedKnowledge } from './seed-knowledge.ts';
import { type LeadNames, seedLeads } from './seed-leads.ts';
import { type RecordTexts, seedRecords } from './seed-records.ts';
import { seedSavedReplies } from './seed-saved-replies.ts';
import { seedSequence } from './seed-sequence.ts';
import { seedService } from './seed-service.ts';
import { seedSubscription } from './seed-subscription.ts';
import { type SeededTestCase, seedTestCases } from './seed-test-cases.ts';

/** A workspace that is being created, and the owner in whose name its data is created. */
interface NewWorkspace {
  readonly id: string;
  readonly facts: Omit<SeededWorkspace, 'members' | 'leads'>;
  readonly owner: { readonly id: string; readonly name: string };
  /** Members by the key of the person. */
  readonly members: Readonly<Record<string, string>>;
  readonly hasActivity: boolean;
  readonly now: Date;
}

interface WorkspaceSeedInput {
  readonly cast: Cast;
  readonly seeded: SeededWorkspace;
  /** Whether the workspace also has a month of activity. */
  readonly hasActivity: boolean;
}

/** Creates a workspace. Does nothing if a workspace with its slug exists. */
export async function seedWorkspace(
  services: Services,
  { cast, seeded, hasActivity }: WorkspaceSeedInput,
): Promise<void> {
  const { database, clock } = services;
  const { members: roles, leads: count, ...facts } = seeded;
  if (await database.system.prisma.workspace.findUnique({ where: { slug: facts.slug }, select: { id: true } })) return;
  const users = await usersByKey(services, cast);
  const owner = cast.people.find(({ key }) => roles[key] === 'owner');
  const by = { id: users.get(owner?.key ?? '') ?? '', name: owner?.name ?? '' };
  const [id, now, words] = [uuidv7(), clock(), await readSeed<LeadNames>('leads.json')];
  const leads = seedLeads({ words, channel: facts.channel, count, workspaceId: id, now });
  await database.forWorkspace(id).write(async (tx) => {
    await tx.workspace.create({ data: { id, ...facts } });
    await createDefaultAgent(tx, id);
    const members = await seedMembers(tx, id, { roles, users });
    const workspace = { id, facts, owner: by, members, hasActivity, now };
    await tx.lead.createMany({ data: leads });
    if (facts.channel === 'WHATSAPP') await seedMessaging(tx, services, workspace);
    if (hasActivity) await seedLeadActivity(tx, workspace, leads);
    await seedAgentTexts(tx, workspace);
  });
  await setUpProviders(services, { workspaceId: id, channel: facts.channel, by });
  if (!hasActivity) return;
  if (services.sandbox && by.id) await seedUpcomingBookings(services, id);
  if (facts.channel === 'WHATSAPP') await seedSubscription(services, { workspaceId: id, name: facts.name });
}

async function usersByKey({ database }: Services, { people }: Cast): Promise<ReadonlyMap<string, string>> {
  const users = await database.system.prisma.user.findMany({
    where: { email: { in: people.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const idOf = new Map(users.map(({ id, email }) => [email, id]));
  return new Map(people.flatMap(({ key, email }) => (idOf.has(email) ? [[key, idOf.get(email) ?? '']] : [])));
}

interface MembersSeedInput {
  readonly roles: Readonly<Record<string, string>>;
  readonly users: ReadonlyMap<string, string>;
}

/** Creates the members, and returns their ids by the key of the person. */
async function seedMembers(tx: Tx, workspaceId: string, { roles, users }: MembersSeedInput) {
  const members = Object.entries(roles).flatMap(([key, role]) => {
    const userId = users.get(key);
    return userId ? [{ key, row: { workspaceId, id: uuidv7(), userId, role } }] : [];
  });
  await tx.member.createMany({ data: members.map(({ row }) => row) });
  return Object.fromEntries(members.map(({ key, row }) => [key, row.id]));
}

// Number of demo conversations, which is enough for three pages of the inbox.
const CONVERSATIONS = 60;

/** Creates conversations. If the simulators run, also creates a template with a campaign and a sequence. */
async function seedMessaging(tx: Tx, services: Services, workspace: NewWorkspace): Promise<void> {
  const { id, facts, owner, members, now } = workspace;
  const people = await readSeed<LeadNames>('leads.json');
  const words = await readSeed<ConversationTexts>('conversations.json');
  const texts = await readSeed<InboxTexts>('inbox.json');
  const team = [members['mia'], members['ana'], members['omar']].filter((one) => one !== undefined);
  const generated = seedConversations({ people, words, count: CONVERSATIONS, workspaceId: id, now });
  const inbox = { texts, workspaceId: id, memberIds: team, now };
  const base = workspace.hasActivity ? withInboxWork({ rows: generated, ...inbox }) : generated;
  const by = { userId: owner.id, name: owner.name, memberId: members['ada'] ?? '' };
  const accountId = services.sandbox?.account('TWILIO', id).settings.accountSid;
  const outreach = accountId
    ? seedCampaign({ rows: base, workspace: { id, name: facts.name }, by, accountId, now })
    : null;
  const rows = outreach ?? base;
  await tx.contact.createMany({ data: rows.contacts });
  await tx.conversation.createMany({ data: rows.conversations });
  if (outreach) await tx.whatsAppTemplate.create({ data: outreach.template });
  await tx.message.createMany({ data: rows.messages });
  if (workspace.hasActivity) {
    await seedInboxWork(tx, { rows, ...inbox });
    await seedContactActivity(tx, services, workspace, rows);
  }
  if (!outreach) return;
  await tx.campaign.create({ data: outreach.campaign });
  await tx.campaignRecipient.createMany({ data: [...outreach.recipients] });
  await seedSavedReplies(tx, id, now);
  await seedSequence(tx, { workspaceId: id, templateId: outreach.template.id ?? '', byName: owner.name, now });
}

/** Creates a form with answers, and the records of contacts. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function seedContactActivity(
  tx: Tx,
  services: Services,
  { id: workspaceId, owner: { name: byName }, now }: NewWorkspace,
  rows: ConversationRows,
): Promise<void> {
  await seedForms(tx, { rows, texts: await readSeed<FormTexts>('forms.json'), workspaceId, byName, now });
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: byName });
  await seedRecords(tx, { rows, texts: await readSeed<RecordTexts>('records.json'), by });
}

/** Creates the past appointments of leads, and the calls of a voice workspace. */
async function seedLeadActivity(
  tx: Tx,
  workspace: NewWorkspace,
  leads: readonly Prisma.LeadCreateManyInput[],
): Promise<void> {
  const { id: workspaceId, facts, now } = workspace;
  await tx.booking.createMany({ data: seedPastBookings({ leads, workspaceId, timeZone: facts.timezone, now }) });
  if (facts.channel === 'VOICE') await seedPhone(tx, workspace, leads);
}

/** Creates the calls of the last month with their transcripts. */
async function seedPhone(tx: Tx, workspace: NewWorkspace, leads: readonly Prisma.LeadCreateManyInput[]): Promise<void> {
  const texts = await readSeed<readonly CallTexts[]>('calls.json');
  const { id: workspaceId, members, now } = workspace;
  const rows = seedCalls({ leads, texts, workspaceId, memberId: members['jon'] ?? '', now });
  await tx.contact.createMany({ data: rows.contacts });
  await tx.call.createMany({ data: rows.calls });
  await tx.transcriptTurn.createMany({ data: rows.turns });
}

/** Creates the knowledge and the test cases of the agent. */
async function seedAgentTexts(tx: Tx, { id: workspaceId, facts, owner, now }: NewWorkspace): Promise<void> {
  const knowledge = await readSeed<Readonly<Record<string, KnowledgeTexts>>>('knowledge.json');
  const cases = await readSeed<Readonly<Record<string, readonly SeededTestCase[]>>>('test-cases.json');
  const stamp = { workspaceId, byName: owner.name, now };
  const texts = knowledge[facts.slug];
  if (texts) await seedKnowledge(tx, { texts, ...stamp });
  await seedTestCases(tx, { cases: cases[facts.slug] ?? [], ...stamp });
}

interface ProvidersSeedInput {
  readonly workspaceId: string;
  readonly channel: SeededWorkspace['channel'];
  readonly by: NewWorkspace['owner'];
}

/**
 * Connects the simulators, selects the greeting template and publishes the agent on behalf of the owner, so that the
 * agent greets leads and replies to contacts. Does nothing if the simulators are not available.
 */
async function setUpProviders(services: Services, { workspaceId, channel, by }: ProvidersSeedInput): Promise<void> {
  if (!services.sandbox || !by.id) return;
  await setUpSandbox(services, services.sandbox, { workspaceId, channel, by });
  const recorder = asSystemActor(services, workspaceId, { kind: 'system', name: by.name });
  await chooseSimulatorGreeting(services, recorder);
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { versionId: agentVersionId } = await publishFirstVersion(tx, recorder);
    await tx.agentEpisode.updateMany({ data: { agentVersionId } });
  });
  if (channel === 'VOICE') await seedService(services, { workspaceId, by });
}
