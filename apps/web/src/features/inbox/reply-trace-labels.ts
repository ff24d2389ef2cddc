import { type AgentCheckKind, INTEGRATIONS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import type { ReplyTraceQuery } from '../../gql/types.ts';
import { dollarsOf } from '../../lib/dollars.ts';

type TracedMessage = Extract<ReplyTraceQuery['node'], { __typename: 'Message' }>;
/** Trace of a reply: the steps in which the agent generated it. */
export type Trace = NonNullable<TracedMessage['trace']>;
export type TraceStep = Trace['steps'][number];

export const CHECK_LABELS: Record<AgentCheckKind, string> = {
  FORMAT: t`Format`,
  INTERPRETATION: t`Names, values and quotes`,
  WORDING: t`Length, completeness and numbers`,
  SOURCES: t`Statements supported by sources`,
  BUDGET: t`Monthly budget`,
};

/** Returns the title of a step. */
export function stepTitle({ kind, tool }: TraceStep): string {
  if (kind === 'UNDERSTANDING') return t`Understand the message`;
  if (kind === 'WORDING') return t`Write the reply`;
  return tool === 'search_knowledge' ? t`Search the knowledge base` : t`Use the tool ${tool ?? ''}`;
}

/** Returns the model, duration, tokens and cost of a step. Omits values that are unknown. */
export function stepFacts({ provider, model, durationMs, inputTokens, outputTokens, costMicros }: TraceStep): string {
  return [
    ...(provider ? [[INTEGRATIONS[provider].title, model].filter(Boolean).join(' ')] : []),
    secondsOf(durationMs),
    ...(inputTokens === null && outputTokens === null ? [] : [tokensOf((inputTokens ?? 0) + (outputTokens ?? 0))]),
    ...(costMicros === null ? [] : [dollarsOf(costMicros)]),
  ].join(' · ');
}

/** Formats milliseconds as seconds with one decimal, for example `2.1 s`. */
export function secondsOf(ms: number): string {
  const seconds = (ms / 1000).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return t`${seconds} s`;
}

export function tokensOf(tokens: number): string {
  const count = tokens.toLocaleString('en-US');
  return plural(tokens, { one: `${count} token`, other: `${count} tokens` });
}
