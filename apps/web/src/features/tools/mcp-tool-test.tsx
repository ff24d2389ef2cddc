import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { TestMcpToolDocument } from '../../gql/mcp.ts';
import type { TestMcpToolMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ReviewedTool } from './mcp-labels.ts';
import { ERROR_TITLES } from './tool-labels.ts';
import { WrappedCode } from './wrapped-code.tsx';

type Test = NonNullable<TestMcpToolMutation['testMcpTool']['test']>;

const EXAMPLES: Readonly<Record<string, unknown>> = { number: 1, boolean: true };

/** Form that calls an allowed tool with example arguments. */
export function McpToolTest({ tool }: { tool: ReviewedTool }) {
  const [test, setTest] = useState<Test | null>(null);
  const [run] = useMutation(TestMcpToolDocument);
  const canTest = useCan('test', 'McpTool');
  const example = Object.fromEntries(tool.arguments.map(({ name, type }) => [name, EXAMPLES[type] ?? 'example']));
  const form = useForm({ initialValues: { arguments: JSON.stringify(example, null, 2) } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    setTest(null);
    const { data } = await run({ variables: { id: tool.id, ...values } });
    return handleMutationResult(data?.testMcpTool, (done) => setTest(done.test));
  });
  if (!canTest) return null;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Test a tool`}>
      <Stack gap="sm">
        {tool.effect === 'CHANGES' && (
          <Alert color="yellow">{t`This tool changes data. The test sends a real request.`}</Alert>
        )}
        <Textarea
          label={t`Test arguments`}
          description={t`A JSON object.`}
          autosize
          minRows={3}
          spellCheck={false}
          {...form.getInputProps('arguments')}
        />
        <RefusalAlert refusal={refusal} />
        <div role="status">{test && <TestResult test={test} />}</div>
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={pending}>{t`Test tool`}</Button>
        </Group>
      </Stack>
    </Form>
  );
}

function TestResult({ test: { durationMs, result, error } }: { test: Test }) {
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StatusBadge tone={error ? 'bad' : 'good'}>{error ? t`Failed` : t`Succeeded`}</StatusBadge>
        <Text size="sm" c="dimmed">{t`${durationMs} ms`}</Text>
      </Group>
      {error && <Text size="sm">{ERROR_TITLES[error]}</Text>}
      {result && <WrappedCode>{result}</WrappedCode>}
    </Stack>
  );
}
