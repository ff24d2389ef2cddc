import { type Sandbox, sandboxFor } from '@frontdesk/simulators';
import type { Team } from './team.ts';

export interface ChaosWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly sandbox: Sandbox;
}

const CREATE = `mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { __typename
  ... on WorkspaceCreated { workspace { id slug } } } }`;
const SET = `mutation ($input: SetIntegrationInput!) { setIntegration(input: $input) { __typename
  ... on IntegrationSet { integration { id } } } }`;
const VERIFY = `mutation ($input: VerifyIntegrationInput!) { verifyIntegration(input: $input) { __typename
  ... on IntegrationVerified { integration { state failure } } } }`;
const LIMITS = `{ outreachLimits { country otherCountries coolDownMinutes dailyPerNumber dailyPerAddress dailyPerWorkspace
  dailySpendCents } }`;
const SET_LIMITS = `mutation ($input: UpdateOutreachLimitsInput!) { updateOutreachLimits(input: $input) { __typename
  ... on Refused { code } } }`;
const ALL_DAY = { from: '00:00', until: '24:00' };

/** An empty workspace of the owner. */
export async function createEmptyWorkspace(team: Team, slug: string): Promise<ChaosWorkspace> {
  const input = { slug, name: `Chaos ${slug}`, channel: 'WHATSAPP', environment: 'DEVELOPMENT', country: 'GB' };
  const { createWorkspace } = await team.ask(null, CREATE, input);
  const { id } = (createWorkspace as unknown as { workspace: { id: string } }).workspace;
  return { id, slug, sandbox: sandboxFor(id) };
}

/** Same with verified provider accounts. */
export async function createVerifiedWorkspace(team: Team, slug: string): Promise<ChaosWorkspace> {
  const place = await createEmptyWorkspace(team, slug);
  for (const card of cardsOf(place.sandbox)) await verify(team, slug, card);
  await openContactWindow(team, slug);
  return place;
}

/** Leads are greeted at any hour, so that the run does not depend on the time of day. */
async function openContactWindow(team: Team, slug: string): Promise<void> {
  const { outreachLimits } = await team.ask(slug, LIMITS);
  const input = { ...outreachLimits, messageWindow: ALL_DAY, callWindow: ALL_DAY };
  const { updateOutreachLimits } = await team.ask(slug, SET_LIMITS, input);
  if (updateOutreachLimits?.__typename === 'Refused') throw new Error('The contact window could not be opened.');
}

async function verify(team: Team, slug: string, card: object): Promise<void> {
  const { setIntegration } = await team.ask(slug, SET, card);
  const { id } = (setIntegration as unknown as { integration: { id: string } }).integration;
  const { verifyIntegration } = await team.ask(slug, VERIFY, { id });
  const { integration } = verifyIntegration as unknown as { integration: { state: string } };
  if (integration.state !== 'VERIFIED') throw new Error(`An account is not known: ${JSON.stringify(integration)}`);
}

const cardsOf = ({ twilio, openai, calcom }: Sandbox) => [
  { provider: 'TWILIO', accountSid: twilio.accountSid, fromNumber: twilio.from, secret: twilio.authToken },
  { provider: 'OPENAI', model: openai.model, secret: openai.apiKey },
  { provider: 'CALCOM', eventTypeId: String(calcom.eventTypeId), secret: calcom.apiKey },
];
