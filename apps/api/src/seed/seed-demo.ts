import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import { prismaFolder } from '../db/prisma-folder.ts';
import type { Tx } from '../db/tenant-db.ts';
import { asSystemActor } from '../events/system-actor.ts';
import { createDefaultAgent } from '../modules/access/workspaces/index.ts';
import { publishFirstVersion } from '../modules/agent/configuration/index.ts';
import { hashPassword } from '../modules/identity/accounts/index.ts';
import { chooseSimulatorGreeting } from '../modules/messaging/messaging-settings/index.ts';
import { setUpSandbox } from '../modules/platform/integrations/index.ts';
import { seedCampaign } from './seed-campaign.ts';
import { type ConversationRows, type ConversationTexts, seedConversations } from './seed-conversations.ts';
import { type KnowledgeTexts, seedKnowledge } from './seed-knowledge.ts';
import { type LeadNames, seedLeads } from './seed-leads.ts';
import { seedPlan } from './seed-plan.ts';
import { seedSavedReplies } from './seed-saved-replies.ts';
import { seedSequence } from './seed-sequence.ts';
import { seedService } from './seed-service.ts';
import { type SeededTestCase, seedTestCases } from './seed-test-cases.ts';

interface DemoData {
  readonly password: string;
  readonly people: readonly { key: string; name: string; email: string; globalRole?: 'ADMIN' }[];
  readonly workspaces: readonly {
    name: string;
    slug: string;
    channel: Channel;
    environment: string;
    timezone: string;
    country: string;
    description: string;
    members: Readonly<Record<string, string>>;
    leads: number;
  }[];
}

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Adds the accounts and workspaces of prisma/seed that do not exist yet. Existing data is not changed. Returns the demo
 * accounts.
 */
export async function seedDemo(services: Services): Promise<DemoPerson[]> {
  const cast = await readSeed<DemoData>('cast.json');
  const { prisma } = services.database.system;
  const emails = cast.people.map(({ email }) => email);
  if ((await prisma.user.count({ where: { email: { in: emails } } })) < cast.people.length)
    await seedPeople(services, cast);
  await seedPlan(services);
  for (const workspace of cast.workspaces) await seedWorkspace(services, cast, workspace);
  return demoSignIns(services, cast);
}

// Number of demo conversations, which is enough for three pages of the inbox.
const CONVERSATIONS = 60;

async function seedPeople({ database, clock }: Services, { people, password }: DemoData): Promise<void> {
  const passwordHash = await hashPassword(password);
  const data = people.map(({ name, email, globalRole = 'USER' }) => ({
    name,
    email,
    globalRole,
    passwordHash,
    emailVerifiedAt: clock(),
  }));
  await database.system.prisma.user.createMany({ data, skipDuplicates: true });
}

async function seedWorkspace(
  services: Services,
  cast: DemoData,
  workspace: DemoData['workspaces'][number],
): Promise<void> {
  const { database, clock } = services;
  const { prisma } = database.system;
  const { members, leads, ...facts } = workspace;
  if (await prisma.workspace.findUnique({ where: { slug: facts.slug }, select: { id: true } })) return;
  const emailOf = new Map(cast.people.map(({ key, email }) => [key, email]));
  const users = await prisma.user.findMany({
    where: { email: { in: [...emailOf.values()] } },
    select: { id: true, email: true },
  });
  const idOf = new Map(users.map(({ id, email }) => [email, id]));
  const words = await readSeed<LeadNames>('leads.json');
  const threads = await readSeed<ConversationTexts>('conversations.json');
  const knowledge = await readSeed<Readonly<Record<string, KnowledgeTexts>>>('knowledge.json');
  const cases = await readSeed<Readonly<Record<string, readonly SeededTestCase[]>>>('test-cases.json');
  const owner = cast.people.find(({ key }) => members[key] === 'owner');

  const id = uuidv7();
  await database.forWorkspace(id).write(async (tx) => {
    await tx.workspace.create({ data: { id, ...facts } });
    await createDefaultAgent(tx, id);
    const rows = Object.entries(members).flatMap(([key, role]) => {
      const userId = idOf.get(emailOf.get(key) ?? '');
      return userId ? [{ workspaceId: id, userId, role }] : [];
    });
    await tx.member.createMany({ data: rows });
    if (facts.channel === 'WHATSAPP') {
      const order = { people: words, words: threads, count: CONVERSATIONS, workspaceId: id, now: clock() };
      const by = { userId: idOf.get(owner?.email ?? '') ?? '', name: owner?.name ?? '' };
      await seedWorkspaceConversations(tx, services, {
        rows: seedConversations(order),
        workspace: { id, name: facts.name },
        by,
      });
    }
    const texts = knowledge[facts.slug];
    const stamp = { workspaceId: id, byName: owner?.name ?? '', now: clock() };
    if (texts) await seedKnowledge(tx, { texts, ...stamp });
    await seedTestCases(tx, { cases: cases[facts.slug] ?? [], ...stamp });
    await tx.lead.createMany({
      data: seedLeads({ words, channel: facts.channel, count: leads, workspaceId: id, now: clock() }),
    });
  });
  await setUpProviders(services, { workspaceId: id, channel: facts.channel, idOf, cast, members });
}

interface ConversationsSeedInput {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly rows: ConversationRows;
  /** Owner of the workspace, in whose name the data is created. */
  readonly by: { readonly userId: string; readonly name: string };
}

/** Creates conversations. If the simulators run, also creates a template with a campaign and a sequence. */
async function seedWorkspaceConversations(
  tx: Tx,
  { sandbox, clock }: Services,
  order: ConversationsSeedInput,
): Promise<void> {
  const { id: memberId } = await tx.member.findFirstOrThrow({ where: { userId: order.by.userId } });
  const by = { ...order.by, memberId };
  const accountId = sandbox?.account('TWILIO', order.workspace.id).settings.accountSid;
  const outreach = accountId ? seedCampaign({ ...order, accountId, by, now: clock() }) : null;
  const { contacts, conversations, messages } = outreach ?? order.rows;
  await tx.contact.createMany({ data: contacts });
  await tx.conversation.createMany({ data: conversations });
  if (outreach) await tx.whatsAppTemplate.create({ data: outreach.template });
  await tx.message.createMany({ data: messages });
  if (!outreach) return;
  await tx.campaign.create({ data: outreach.campaign });
  await tx.campaignRecipient.createMany({ data: [...outreach.recipients] });
  const templateId = outreach.template.id ?? '';
  await seedSavedReplies(tx, order.workspace.id, clock());
  await seedSequence(tx, { workspaceId: order.workspace.id, templateId, byName: by.name, now: clock() });
}

interface ProvidersSeedInput {
  readonly workspaceId: string;
  readonly channel: Channel;
  readonly idOf: ReadonlyMap<string, string>;
  readonly cast: DemoData;
  readonly members: Readonly<Record<string, string>>;
}

/**
 * Connects the simulators, selects the greeting template and publishes the agent on behalf of the owner, so that the
 * agent greets leads and replies to contacts. Does nothing if the simulators are not available.
 */
async function setUpProviders(services: Services, order: ProvidersSeedInput): Promise<void> {
  const { workspaceId, channel, idOf, cast, members } = order;
  const owner = cast.people.find(({ key }) => members[key] === 'owner');
  const id = owner && idOf.get(owner.email);
  if (!services.sandbox || !id) return;
  const by = { id, name: owner.name };
  await setUpSandbox(services, services.sandbox, { workspaceId, channel, by });
  const recorder = asSystemActor(services, workspaceId, { kind: 'system', name: owner.name });
  await chooseSimulatorGreeting(services, recorder);
  await services.database.forWorkspace(workspaceId).write((tx) => publishFirstVersion(tx, recorder));
  if (channel === 'VOICE') await seedService(services, { workspaceId, by });
}

/** Returns the demo accounts with the demo password. Does not check whether the password has been changed. */
async function demoSignIns({ database }: Services, { people, password, workspaces }: DemoData): Promise<DemoPerson[]> {
  const known = await database.system.prisma.user.findMany({
    select: { email: true },
    where: { email: { in: people.map(({ email }) => email) } },
  });
  const access = new Map(
    workspaces.flatMap(({ name, members }) =>
      Object.entries(members).map(([key, role]) => [key, `${role} of ${name}`]),
    ),
  );
  return people
    .filter(({ email }) => known.some((user) => user.email === email))
    .map(({ key, name, email, globalRole }) => ({
      name: `${name}, ${globalRole ? 'platform admin' : (access.get(key) ?? 'in no workspace')}`,
      email,
      password,
    }));
}

const readSeed = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(prismaFolder, 'seed', name), 'utf8')) as T;
