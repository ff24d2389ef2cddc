import { v7 as uuidv7 } from 'uuid';
import { buildVersion } from './agent.ts';
import { type BuiltWorkspace, buildLead, type Member } from './build.ts';
import { buildContact } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface CallOverrides {
  readonly state?: 'QUEUED' | 'RINGING' | 'IN_PROGRESS' | 'ENDED';
  readonly heldById?: string;
  readonly mode?: 'LISTEN' | 'GUIDE' | 'TAKEOVER';
  readonly leadId?: string;
  readonly contact?: Parameters<typeof buildContact>[2];
  /** The transcript. Speakers alternate, starting with the agent. */
  readonly words?: readonly string[];
  readonly createdAt?: Date;
}

/** Placeholder for an encrypted control URL, because no test controls a call that it built. */
const SEALED = 'head..iv.address.tag';

/** Creates an outbound call. By default, the contact has answered. */
export async function buildCall(fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace, overrides: CallOverrides = {}) {
  const { state = 'IN_PROGRESS', heldById, mode = 'LISTEN', words = ['Good day!'] } = overrides;
  const workspace = { id: workspaceId, slug: '', name: '' };
  const { id: contactId } = await buildContact(fd, workspace, overrides.contact);
  const leadId = overrides.leadId ?? (await buildLead(fd, workspace)).id;
  const now = overrides.createdAt ?? fd.services.clock();
  const id = uuidv7();
  const over = state === 'ENDED';
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const controlUrl = over ? null : SEALED;
    const held = heldById && !over ? { heldById, mode } : {};
    const times = { createdAt: now, startedAt: state === 'QUEUED' ? null : now, endedAt: over ? now : null };
    const dial = {
      dispatchState: state === 'QUEUED' ? 'WAITING' : 'DONE',
      providerId: state === 'QUEUED' ? null : `vapi ${id}`,
    };
    const who = { workspaceId, id, contactId, leadId, activeLeadId: over ? null : leadId, direction: 'OUTBOUND' };
    await tx.call.create({ data: { ...who, state, ...dial, ...held, ...times, controlUrl } });
    await tx.transcriptTurn.createMany({
      data: words.map((text, at) => ({
        workspaceId,
        callId: id,
        role: at % 2 === 0 ? 'AGENT' : 'CONTACT',
        text,
        at: new Date(now.getTime() + at * 1000),
      })),
    });
  });
  return { id, contactId, leadId };
}

/** Creates a service that uses the newest version of the default agent, as a fixed version. Returns its id. */
export async function buildService(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  name: string,
): Promise<string> {
  const known = await fd.services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.agentVersion.findFirst({ where: { agent: { isDefault: true } }, orderBy: { number: 'desc' } }));
  const agentVersionId = known?.id ?? (await buildVersion(fd, { id: workspaceId }, 'Robin'));
  const { id } = await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { agentId } = await tx.agentVersion.findFirstOrThrow({ where: { id: agentVersionId } });
    const bound = { agentId, agentVersionId, channel: 'VOICE', createdAt: fd.services.clock() };
    return tx.service.create({ data: { workspaceId, name, ...bound } });
  });
  return id;
}

/** Routes calls and messages of the phone number to the service. */
export const buildRoute = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { phoneConfigId, serviceId }: { phoneConfigId: string; serviceId: string },
) =>
  fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) =>
      tx.numberRoute.create({ data: { workspaceId, id: phoneConfigId, serviceId, routedAt: fd.services.clock() } }),
    );

/** Adds a routing rule: outside business hours, the phone number uses this service. */
export const buildRouteRule = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { phoneConfigId, serviceId }: { phoneConfigId: string; serviceId: string },
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.numberRouteRule.create({
      data: { workspaceId, phoneConfigId, position: 0, hours: 'CLOSED', weekly: [], serviceId, overflow: 'TEAM' },
    }),
  );

export const buildOperator = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { memberId }: Pick<Member, 'memberId'>,
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.operator.create({
      data: { workspaceId, memberId, receivesEscalations: true, createdAt: fd.services.clock() },
    }),
  );

export const buildEscalation = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  callId: string,
  detail = 'They ask for a person',
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.escalation.create({
      data: { workspaceId, callId, openCallId: callId, code: 'REQUESTED', detail, raisedAt: fd.services.clock() },
    }),
  );

/** Creates every kind of record that a call produces. Each of their texts contains `words`. */
export async function buildCallTraces(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  { memberId }: Pick<Member, 'memberId'>,
  words = 'Hello',
) {
  const serviceId = await buildService(fd, workspace, words);
  const { id: callId, leadId } = await buildCall(fd, workspace, { state: 'ENDED', words: [words, words] });
  const at = fd.services.clock();
  const { id: workspaceId } = workspace;
  await buildOperator(fd, workspace, { memberId });
  await buildEscalation(fd, workspace, callId, words);
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const data = {
      endedReason: words,
      failure: words,
      summary: words,
      recordingUrl: words,
      wrapUpNote: words,
      providerId: words,
    };
    const sealed = `head..iv.${/^\w+$/.test(words) ? words : 'sealed'}.tag`;

    await tx.call.updateMany({
      where: { id: callId },
      data: {
        ...data,
        controlUrl: sealed,
        serviceId,
        memory: { words },
        voiceTerms: { words },
        interimRole: 'AGENT',
        interimText: words,
        outcome: 'OTHER',
      },
    });
    const tool = { toolCallId: words, tool: words, arguments: { words }, answer: words, askedAt: at, answeredAt: at };
    await tx.toolInvocation.create({ data: { workspaceId, callId, ...tool } });
    const action = { kind: 'GUIDE', memberId, memberName: words, text: words, failure: words, mode: 'GUIDE', at };
    await tx.operatorAction.create({ data: { workspaceId, callId, ...action } });
  });
  return { callId, leadId, serviceId };
}
