import { type Prompt, parseModelReply, promptFor, type Utterance } from '@frontdesk/agent';
import { promptTime } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { sensitiveTopics } from '../../../calls/voice-settings/index.ts';
import type { LeadRow } from '../../../leads/leads/index.ts';
import { modelOf, notSetUpError, withAccount } from '../../../platform/integrations/index.ts';
import type { PublishedAgent } from '../../configuration/index.ts';
import { safetyInstructions } from '../../safety/index.ts';
import { type MessageRow, memoryOf, recentMessages } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, type OpenRun, withClaimedRun } from '../claimed-run.ts';
import { resolveAgentOfRun } from '../resolve-agent.ts';
import { runStateAfter, withoutNextCommand } from '../run-state.ts';

const HISTORY = 40;
const MODEL_MS = 45_000;

/** Calls the model and stores the reply before acting on it, so that the call is not repeated and paid again. */
export async function generateReply(services: Services, work: ClaimedRun, turn: OpenRun): Promise<boolean> {
  const model = await modelOf(services, work.workspaceId);
  if (model.kind === 'NOT_SET_UP') throw notSetUpError(model);
  const { agent, prompt } = await services.database
    .forWorkspace(work.workspaceId)
    .read((tx) => buildPrompt(tx, services, work, turn));
  const reply = await withAccount(model, (port) => port.reply({ ...prompt, deadlineMs: MODEL_MS }));
  const done = await withClaimedRun(services, work, async (tx, { row, plan, exchange }) => {
    const event = parseModelReply(agent.graph, plan.memory, reply);
    const called = event.type === 'MODEL_REPLIED' && event.calls.length > 0;
    const more: Utterance[] = called ? [{ by: 'CALLS', calls: reply.toolCalls }] : [];
    const state = JSON.parse(JSON.stringify(runStateAfter(agent.graph, withoutNextCommand(plan), event)));
    const data = { state, rounds: row.rounds + 1, exchange: JSON.parse(JSON.stringify([...exchange, ...more])) };
    await tx.agentRun.updateMany({ where: { id: row.id }, data });
    return true;
  });
  return done ?? false;
}

async function buildPrompt(
  tx: Tx,
  services: Services,
  work: ClaimedRun,
  { row, plan, exchange }: OpenRun,
): Promise<{ agent: PublishedAgent; prompt: Prompt }> {
  const agent = await resolveAgentOfRun(tx, agentActor(services, work), row);
  const messages = await recentMessages(tx, work.conversationId, HISTORY);
  const leadId = (await memoryOf(tx, work.conversationId))?.leadId;
  const lead = leadId ? await tx.lead.findFirst({ where: { id: leadId } }) : null;
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const history = [...messages.flatMap(utterance), ...exchange];
  const enquiry = lead && {
    name: lead.name,
    email: lead.email ?? '',
    message: lead.message,
    ...waited(lead, services.clock()),
  };
  const facts = {
    persona: agent.persona,
    graph: agent.graph,
    memory: plan.memory,
    topics: await sensitiveTopics(tx),
    history,
    now: promptTime(services.clock(), timezone),
    safety: await safetyInstructions(tx, work.conversationId),
  };
  return { agent, prompt: promptFor({ ...facts, ...(enquiry ? { lead: enquiry } : {}) }) };
}

/** How long a lead waited for its greeting, so that the agent can apologize. */
function waited({ createdAt, greetedAt }: LeadRow, now: Date): { waited?: string } {
  const hours = greetedAt === null ? 0 : Math.floor((now.getTime() - createdAt.getTime()) / 3_600_000);
  return hours < 1 ? {} : { waited: hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days` };
}

/** Messages that were not sent are excluded. */
function utterance({ author, status, body: text }: MessageRow): Utterance[] {
  if (status === 'SUPPRESSED' || status === 'FAILED') return [];
  return [{ by: author === 'CAMPAIGN' ? 'MEMBER' : (author as 'CONTACT' | 'AGENT' | 'MEMBER'), text }];
}
