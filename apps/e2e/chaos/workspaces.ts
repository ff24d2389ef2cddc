import { type Sandbox, sandboxFor } from '@frontdesk/simulators';
import { openContactWindow } from '../support/contact-window.ts';
import { chooseGreeting } from './greeting-template.ts';
import type { Team } from './team.ts';

export interface ChaosWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly sandbox: Sandbox;
}

const CREATE = `mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { workspace { id slug } } }`;
const SET = `mutation ($input: UpsertIntegrationInput!) { upsertIntegration(input: $input) { integration { id } } }`;
const VERIFY = `mutation ($id: ID!) { verifyIntegration(id: $id) { integration { status failure } } }`;

/** Creates a workspace of the owner without integrations or an agent. */
export async function createEmptyWorkspace(team: Team, slug: string): Promise<ChaosWorkspace> {
  const input = { slug, name: `Chaos ${slug}`, channel: 'WHATSAPP', environment: 'DEVELOPMENT', country: 'GB' };
  const { createWorkspace } = await team.ask(null, CREATE, input);
  const { id } = (createWorkspace as unknown as { workspace: { id: string } }).workspace;
  return { id, slug, sandbox: sandboxFor(id) };
}

const PUBLISH = `mutation ($input: PublishAgentInput!) { publishAgent(input: $input) { errors { code } } }`;

/** Creates a workspace with verified integrations, a greeting template and a published agent. */
export async function createVerifiedWorkspace(team: Team, slug: string): Promise<ChaosWorkspace> {
  const place = await createEmptyWorkspace(team, slug);
  for (const integration of integrationsOf(place.sandbox)) await verify(team, slug, integration);
  await chooseGreeting(team, slug);
  await openContactWindow((query, input) => team.ask(slug, query, input));
  await team.ask(slug, PUBLISH, { revision: 0, note: '' });
  return place;
}

async function verify(team: Team, slug: string, settings: object): Promise<void> {
  const { upsertIntegration } = await team.ask(slug, SET, settings);
  const { id } = (upsertIntegration as unknown as { integration: { id: string } }).integration;
  const { verifyIntegration } = await team.ask(slug, VERIFY, { id });
  const { integration } = verifyIntegration as unknown as { integration: { status: string } };
  if (integration.status !== 'VERIFIED') throw new Error(`An account is not known: ${JSON.stringify(integration)}`);
}

const integrationsOf = ({ twilio, openai, calcom }: Sandbox) => [
  { provider: 'TWILIO', accountSid: twilio.accountSid, fromNumber: twilio.from, secret: twilio.authToken },
  { provider: 'OPENAI', model: openai.model, secret: openai.apiKey },
  { provider: 'CALCOM', eventTypeId: String(calcom.eventTypeId), secret: calcom.apiKey },
];
