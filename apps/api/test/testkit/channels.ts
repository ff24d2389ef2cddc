import { CAPABILITIES_OF, type PhoneProvider } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

let count = 0;

/** Default secrets of a phone number at Meta. */
export const TOKENS = {
  accessToken: 'EAA-the-access-token-of-a-test',
  appSecret: 'the-app-secret-of-a-test',
  verifyToken: 'the-verify-token-of-a-test',
};

interface Overrides extends Partial<Omit<Prisma.PhoneConfigUncheckedCreateInput, 'appSecret'>> {
  readonly provider?: PhoneProvider;
  readonly appSecret?: string | null;
  /** Replaces every encrypted value. */
  readonly sealed?: string;
}

/** Creates a phone number, by default a verified one. Returns its id. */
export async function buildPhoneConfig(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  by: Person,
  { appSecret = TOKENS.appSecret, sealed, ...overrides }: Overrides = {},
): Promise<string> {
  count += 1;
  const [id, workspaceId, now] = [uuidv7(), workspace.id, fd.services.clock()];
  const { provider = 'WHATSAPP_CLOUD', state = 'VERIFIED', number = `+447700${900_000 + count}` } = overrides;
  const activeAs = state === 'ACTIVE' ? `${provider === 'VAPI' ? 'VOICE' : 'WHATSAPP'} ${number}` : null;
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const seal = async (column: string, value: string) =>
      sealed ??
      fd.services.vault.sealFor(tx, { workspaceId, table: 'phone_configs', row: id, column, origin: null }, value);
    const cloud = provider === 'WHATSAPP_CLOUD' && {
      businessAccountId: '20000001',
      accessToken: await seal('access_token', TOKENS.accessToken),
      accessTokenLastFour: TOKENS.accessToken.slice(-4),
      appSecret: appSecret === null ? null : await seal('app_secret', appSecret),
      appSecretLastFour: appSecret?.slice(-4) ?? null,
      verifyToken: await seal('verify_token', TOKENS.verifyToken),
    };
    const facts = { provider, number, state, activeAs, providerNumberId: `10000${count}`, displayName: 'Acme' };
    const made = {
      addedById: by.userId,
      addedByName: by.name,
      createdAt: now,
      capabilities: [...CAPABILITIES_OF[provider]],
    };
    const verifiedAt = state === 'DRAFT' || state === 'CODE_REQUESTED' ? null : now;
    const activatedAt = state === 'ACTIVE' ? now : null;
    await tx.phoneConfig.create({
      data: { workspaceId, id, ...facts, ...cloud, ...made, verifiedAt, activatedAt, ...overrides },
    });
  });
  return id;
}

/** Creates an approved template with one variable. Returns its id. */
export async function buildTemplate(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  overrides: Partial<Prisma.WhatsAppTemplateUncheckedCreateInput> = {},
): Promise<string> {
  count += 1;
  const [id, now] = [uuidv7(), fd.services.clock()];
  const account = { provider: 'WHATSAPP_CLOUD', accountId: '20000001', providerId: `template-${count}` };
  const words = { name: 'reminder', language: 'en_US', category: 'UTILITY', body: 'Hello {{1}}, see you soon.' };
  const made = { variables: ['1'], examples: ['Lena'], status: 'APPROVED', syncedAt: now, createdAt: now };
  await fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.whatsAppTemplate.create({
      data: { workspaceId: workspace.id, id, ...account, ...words, ...made, ...overrides },
    }),
  );
  return id;
}

/** Stores voice settings: the voice, keyterms and sensitive topics. */
export const buildVoiceSettings = (
  fd: TestFrontdesk,
  { id }: BuiltWorkspace,
  overrides: Partial<Prisma.VoiceSettingsRowUncheckedCreateInput> = {},
) =>
  fd.services.database.forWorkspace(id).write((tx) =>
    tx.voiceSettingsRow.create({
      data: {
        workspaceId: id,
        id,
        voiceId: 'Clara',
        language: 'en',
        sensitiveTopics: [{ topic: 'Prices', reaction: 'ANSWER', words: 'Our prices are on the website.' }],
        updatedAt: fd.services.clock(),
        ...overrides,
      },
    }),
  );

/** Stores messaging settings with a greeting template. Replaces existing settings. */
export const buildMessagingSettings = (
  fd: TestFrontdesk,
  { id }: BuiltWorkspace,
  greetingTemplateId: string,
  overrides: Partial<Prisma.MessagingSettingsUncheckedCreateInput> = {},
) =>
  fd.services.database.forWorkspace(id).write(async (tx) => {
    await tx.messagingSettings.deleteMany({});
    await tx.messagingSettings.create({
      data: {
        workspaceId: id,
        id,
        greetingTemplateId,
        greetingVariables: [{ name: '1', known: 'CONTACT_NAME', text: null }],
        updatedAt: fd.services.clock(),
        ...overrides,
      },
    });
  });

/** Creates an approved template of a Twilio account and chooses it as the greeting. Returns the id of the template. */
export async function buildGreeting(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  accountId: string,
  overrides: Parameters<typeof buildTemplate>[2] = {},
): Promise<string> {
  const account = { provider: 'TWILIO', accountId, name: 'greeting', language: 'en' };
  const id = await buildTemplate(fd, workspace, { ...account, body: 'Hello {{1}}, may we ask?', ...overrides });
  await buildMessagingSettings(fd, workspace, id);
  return id;
}
