import { textOf } from '@frontdesk/agent/engine';
import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { maskTexts } from '../../../../query-compiler/index.ts';
import { lockReadableConversation } from '../../../messaging/conversations/index.ts';
import { IntegrationError, modelOf, withAccount } from '../../../platform/integrations/index.ts';
import { areModelsStopped, storeModelCalls } from '../../model-usage/index.ts';
import { bookingsOf, knownAnswers, recentLines } from '../../runs/index.ts';
import { readSummary, type SummaryFacts, summaryRequest } from '../summary-request.ts';

const LINES = 60;

/** Summarizes a conversation for the member who replies next. The summary is not stored. */
export async function summarizeConversation(ctx: WorkspaceContext, { conversationId }: { conversationId: string }) {
  const { services, workspace } = ctx;
  await services.rateLimits.take('draft:workspace', workspace.id);
  const facts = await ctx.db.write(async (tx) => {
    const { contactId } = await lockReadableConversation(tx, ctx, conversationId);
    if (await areModelsStopped(tx, services.clock())) return null;
    return readFacts(tx, { conversationId, contactId, now: services.clock() });
  });
  if (!facts) return refused('MODEL_BUDGET_REACHED');
  if (facts.lines.length === 0) return refused('CONVERSATION_EMPTY');
  const model = await modelOf(services, workspace.id, 'WORDING');
  if (model.kind === 'NOT_SET_UP') return refused('MODEL_NOT_SET_UP');
  try {
    const reply = await withAccount(model, (port) => port.reply(summaryRequest(facts)));
    const calls = [{ purpose: 'SUMMARY', call: reply.call }] as const;
    await storeModelCalls(services, calls, { workspaceId: workspace.id, conversationId });
    const summary = readSummary(reply);
    if (!summary) return refused('MODEL_FAILED');
    const [request, known, promised] = await maskTexts(ctx, [summary.request, summary.known, summary.promised]);
    return { summary: { request: request ?? '', known: known ?? null, promised: promised ?? null } } as const;
  } catch (error) {
    if (error instanceof IntegrationError && isProviderError(error.cause)) return refused('MODEL_FAILED');
    throw error;
  }
}

interface FactsQuery {
  readonly conversationId: string;
  readonly contactId: string;
  readonly now: Date;
}

async function readFacts(tx: Tx, { conversationId, contactId, now }: FactsQuery): Promise<SummaryFacts> {
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const { phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { phone: true } });
  const lines = await recentLines(tx, conversationId, LINES);
  const answers = Object.entries(await knownAnswers(tx, phone)).map(([key, value]) => [key, textOf(value)]);
  const appointments = (await bookingsOf(tx, phone))
    .filter(({ start }) => start > now.toISOString())
    .map(({ start }) => dateTimeIn(start, timezone));
  return { lines, answers: Object.fromEntries(answers), appointments };
}

const dateTimeIn = (start: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(start));
