import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { ReplyTraceDocument } from '../../gql/reply-trace.ts';
import { dollarsOf } from '../../lib/dollars.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { secondsOf, type Trace, type TraceStep, tokensOf } from './reply-trace-labels.ts';
import { ReplyTraceStep } from './reply-trace-step.tsx';

/** Steps in which the agent generated a reply, with their total duration, tokens and cost. */
export function ReplyTraceSteps({ message }: { message: string }) {
  const { data, error, refetch } = useQuery(ReplyTraceDocument, {
    variables: { message },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={240} radius="md" aria-label={t`Loading`} />;
  const trace = data.node?.__typename === 'Message' ? data.node.trace : null;
  if (!trace || trace.steps.length === 0)
    return (
      <EmptyState icon={<IconListSearch size={24} stroke={1.6} />} title={t`No steps stored`}>
        {t`The steps of AI agent replies are stored until the retention period ends.`}
      </EmptyState>
    );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {summaryOf(trace)}
      </Text>
      <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t`Steps`}>
        {trace.steps.map((step) => (
          <ReplyTraceStep key={step.position} step={step} />
        ))}
      </Stack>
    </Stack>
  );
}

/** Returns a summary of the steps, for example `3 steps · 2.1 s · 1,200 tokens · $0.0035 · Version 4`. */
function summaryOf({ steps, agentVersion }: Trace): string {
  const sum = (of: (step: TraceStep) => number | null) => steps.reduce((total, step) => total + (of(step) ?? 0), 0);
  const tokens = sum(({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0));
  const isPriced = steps.some(({ costMicros }) => costMicros !== null);
  return [
    plural(steps.length, { one: '# step', other: '# steps' }),
    secondsOf(sum(({ durationMs }) => durationMs)),
    tokensOf(tokens),
    isPriced ? dollarsOf(sum(({ costMicros }) => costMicros)) : t`Cost unknown`,
    ...(agentVersion ? [t`Version ${agentVersion.number}`] : []),
  ].join(' · ');
}
