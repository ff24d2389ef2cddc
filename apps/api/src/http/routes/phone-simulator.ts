import { PHONE_ATTACHMENTS } from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireWorkspace } from '../../auth/access-context.ts';
import { authenticate } from '../../auth/authenticate.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Sandbox, SandboxPhone, Services, WorkspaceContext } from '../../auth/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { badInput, notFound } from '../../errors/denials.ts';
import { assertPermitted } from '../../graphql/can.ts';
import { ids } from '../../graphql/ids.ts';
import { agentName } from '../../modules/agent/configuration/index.ts';
import { findSandboxNumbers } from '../../modules/messaging/phone-configs/index.ts';
import { hasSandbox, sandboxAccount } from '../../modules/platform/integrations/index.ts';
import { bearerOf, httpTransport, workspaceSlugOf } from '../transport.ts';

type PhoneRoute = { Params: { contactId: string } };

const saying = z.object({ body: z.string().max(4096), attachment: z.enum(PHONE_ATTACHMENTS).nullable() });
const pressing = z.object({ sid: z.string().max(200), choiceId: z.string().max(256) });

/**
 * Adds routes for the simulated phones of contacts. The routes are available only in development, for workspaces that
 * use the simulators.
 */
export async function phoneSimulator(app: FastifyInstance, services: Services) {
  const { sandbox } = services;
  if (!sandbox) return;
  const { phones } = sandbox;
  app.get<PhoneRoute>('/api/simulator/phones/:contactId', async (request, reply) => {
    const { phone, agent } = await pickUp({ services, sandbox, request, reply });
    return { agent, messages: await phones.messages(phone) };
  });
  app.post<PhoneRoute>('/api/simulator/phones/:contactId/messages', async (request, reply) => {
    const { ctx, phone } = await pickUp({ services, sandbox, request, reply });
    assertPermitted(ctx, 'reply', 'Conversation');
    const message = saying.safeParse(request.body);
    if (!message.success) throw badInput('Send body as a string, and attachment as null or a kind.', 'body');
    await phones.say(phone, message.data);
    return reply.code(204).send();
  });
  app.post<PhoneRoute>('/api/simulator/phones/:contactId/choices', async (request, reply) => {
    const { ctx, phone } = await pickUp({ services, sandbox, request, reply });
    assertPermitted(ctx, 'reply', 'Conversation');
    const option = pressing.safeParse(request.body);
    if (!option.success) throw badInput('Send sid and choiceId as strings.', 'choiceId');
    if (!(await phones.press(phone, option.data))) throw notFound();
    return reply.code(204).send();
  });
  app.post<PhoneRoute>('/api/simulator/phones/:contactId/read', async (request, reply) => {
    const { ctx, phone } = await pickUp({ services, sandbox, request, reply });
    assertPermitted(ctx, 'reply', 'Conversation');
    await phones.read(phone);
    return reply.code(204).send();
  });
}

interface PhonePickUp {
  readonly services: Services;
  readonly sandbox: Sandbox;
  readonly request: FastifyRequest<PhoneRoute>;
  readonly reply: FastifyReply;
}

interface PickedUpPhone {
  readonly phone: SandboxPhone;
  /** Display name of the workspace's AI agent. */
  readonly agent: string;
}

/**
 * Returns the simulated phone of a contact. Throws an error if the API caller cannot read the contact, or if the
 * workspace does not use the simulator.
 */
async function pickUp({ services, sandbox, request, reply }: PhonePickUp) {
  const credentials = { bearer: bearerOf(request), workspaceSlug: workspaceSlugOf(request) };
  const ctx = await authenticate(services, httpTransport(request, reply, false), credentials);
  assertPermitted(ctx, 'read', 'Message');
  const workspace = requireWorkspace(ctx);
  const { contactId } = request.params;
  return { ctx, ...(await phoneOf(workspace, sandbox, ids.uuid(contactId))) };
}

const phoneOf = (ctx: WorkspaceContext, sandbox: Sandbox, id: string): Promise<PickedUpPhone> =>
  ctx.db.read(async (tx) => {
    const include = { conversations: { select: { assigneeId: true } } } as const;
    const contact = authorize(ctx, 'read', 'Contact', await tx.contact.findFirst({ where: { id }, include }));
    const line = await lineOf(ctx, tx, sandbox, id);
    if (!line) throw notFound();
    const phone = { ...line, number: contact.phone, name: contact.name };
    return { phone, agent: await agentName(tx) };
  });

/**
 * Returns the simulated account to which the contact writes: the account of the conversation, or else of the Twilio
 * integration, or else of a phone number. Returns null if the workspace uses no simulator for messages.
 */
async function lineOf(ctx: WorkspaceContext, tx: Tx, sandbox: Sandbox, contactId: string) {
  const workspace = await tx.workspace.findFirstOrThrow({ select: { environment: true } });
  if (!hasSandbox({ sandbox }, workspace)) return null;
  const [twilio, cloud, thread] = await Promise.all([
    sandboxAccount(tx, sandbox),
    findSandboxNumbers(tx),
    tx.conversation.findFirst({
      where: { contactId, channel: 'WHATSAPP' },
      orderBy: { createdAt: 'desc' },
      select: { phoneConfigId: true },
    }),
  ]);
  const isCloud = cloud.some((id) => id === thread?.phoneConfigId) || (twilio === null && cloud.length > 0);
  if (!isCloud) return twilio === null ? null : ({ provider: 'TWILIO', account: twilio } as const);
  const account = sandbox.whatsAppNumber(ctx.workspace.id).accessToken;
  return { provider: 'WHATSAPP_CLOUD', account } as const;
}
