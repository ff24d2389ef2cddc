import { syncGreetingTemplate } from './greeting-template.ts';
import type { ChaosStack } from './stack.ts';
import type { Team } from './team.ts';
import { type ChaosWorkspace, createEmptyWorkspace } from './workspaces.ts';

/** A workspace that runs campaigns. It has a WhatsApp Cloud phone number, a template, contacts and a webhook. */
export interface OutreachWorkspace extends ChaosWorkspace {
  readonly campaigns: readonly { readonly id: string; readonly tag: string; readonly receivers: number }[];
}

export interface OutreachSize {
  /** Number of recipients per campaign. */
  readonly receivers: number;
  readonly campaigns: number;
}

/** Number of contacts who have opted out, and of those who are blocked. Campaigns must skip them. */
export const LEFT_OUT = { OPTED_OUT: 7, BLOCKED: 5 } as const;

const EVENTS = ['started', 'paused', 'completed', 'failed', 'cancelled'].map((what) => `campaign.${what}`);

export async function createOutreach(
  stack: ChaosStack,
  team: Team,
  slug: string,
  crowd: OutreachSize,
): Promise<OutreachWorkspace> {
  const place = await createEmptyWorkspace(team, slug);
  await openNumber(team, place);
  await listen(stack, team, slug);
  const { id: templateId } = await syncGreetingTemplate(team, slug);
  const campaigns: { id: string; tag: string; receivers: number }[] = [];
  for (let nth = 0; nth < crowd.campaigns; nth += 1) {
    const tag = `wave ${nth}`;
    await people(stack, place, { tag, first: nth * 200_000, receivers: crowd.receivers });
    campaigns.push({ id: await draft(team, slug, { tag, templateId }), tag, receivers: crowd.receivers });
  }
  return { ...place, campaigns };
}

const CREATE = `mutation ($input: CreatePhoneConfigInput!) { createPhoneConfig(input: $input) { phoneConfig { id } } }`;
const STEPS = [
  ['requestPhoneConfigCode', 'method: SMS'],
  ['verifyPhoneConfigCode', 'code: "123456"'],
  ['enablePhoneConfig', 'pin: "246810"'],
] as const;

async function openNumber(team: Team, { slug, sandbox: { whatsAppCloud } }: ChaosWorkspace): Promise<void> {
  const { phoneNumberId: providerNumberId, ...account } = whatsAppCloud;
  const input = { provider: 'WHATSAPP_CLOUD', providerNumberId, ...account };
  const { createPhoneConfig } = await team.ask(slug, CREATE, input);
  const { id } = (createPhoneConfig as unknown as { phoneConfig: { id: string } }).phoneConfig;
  for (const [step, more] of STEPS) {
    const query = `mutation ($id: ID!) { step: ${step}(id: $id, ${more}) { errors { code } } }`;
    const answer = (await team.ask(slug, query, { id }))['step'];
    if (answer?.errors[0]) throw new Error(`${step}: ${JSON.stringify(answer)}`);
  }
}

const HOOK = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }`;

async function listen({ simulators: { receiver } }: ChaosStack, team: Team, slug: string): Promise<void> {
  const plain = { description: 'Chaos', filterConditions: [], filterMatch: 'ALL', maskContactDetails: false };
  const input = { ...plain, eventTypes: EVENTS, url: receiver.urlOf(slug) };
  const { createWebhook } = await team.ask(slug, HOOK, input);
  receiver.know(slug, (createWebhook as unknown as { secret: string }).secret);
}

interface People {
  readonly tag: string;
  readonly first: number;
  readonly receivers: number;
}

async function people(
  { database }: ChaosStack,
  { id }: ChaosWorkspace,
  { tag, first, receivers }: People,
): Promise<void> {
  const { OPTED_OUT, BLOCKED } = LEFT_OUT;
  await database.query(
    `insert into contacts (workspace_id, id, name, phone, tags, created_at, updated_at, consent_at, blocked_at)
     select $1, gen_random_uuid(), 'Person ' || n, '+4420' || (70000000 + n), array[$2], now(), now(), now(),
       case when n >= $3 + $4 - $5 then now() end
     from generate_series($3::int, $3 + $4 - 1) n`,
    [id, tag, first, receivers + OPTED_OUT + BLOCKED, BLOCKED],
  );
  await database.query(
    `insert into opt_outs (workspace_id, id, contact_id, at) select workspace_id, gen_random_uuid(), id, now() from contacts
     where workspace_id = $1 and tags = array[$2] and blocked_at is null order by phone limit $3`,
    [id, tag, OPTED_OUT],
  );
}

const DRAFT = `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { campaign { id } } }`;

async function draft(team: Team, slug: string, { tag, templateId }: { tag: string; templateId: string }) {
  const input = {
    name: `Chaos ${tag}`,
    templateId,
    variables: [{ name: '1', source: 'CONTACT_FIRST_NAME', text: '' }],
    contactIds: [],
    filter: { tags: [tag] },
    consentRequired: true,
    timeZoneMode: 'WORKSPACE',
    ratePerMinute: 3_000,
  };
  const { createCampaign } = await team.ask(slug, DRAFT, input);
  return (createCampaign as unknown as { campaign: { id: string } }).campaign.id;
}

/**
 * Starts, pauses or resumes a campaign. If a response is lost, the repeated request is refused and counts as a
 * success.
 */
export async function pressButton(
  team: Team,
  slug: string,
  what: 'start' | 'pause' | 'resume',
  input: object,
): Promise<void> {
  const declared =
    what === 'start' ? ['$id: ID!, $receivers: Int!', 'id: $id, receivers: $receivers'] : ['$id: ID!', 'id: $id'];
  const query = `mutation (${declared[0]}) { pressed: ${what}Campaign(${declared[1]}) { errors { code } } }`;
  const { pressed } = await team.ask(slug, query, input);
  if (pressed?.errors[0] && pressed.errors[0].code !== 'CAMPAIGN_STATE')
    throw new Error(`${what}: ${JSON.stringify(pressed)}`);
}
