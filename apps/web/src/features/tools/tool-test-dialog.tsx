import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { TestToolDocument } from '../../gql/tools.ts';
import type { TestToolMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ERROR_TITLES, type ListedTool } from './tool-labels.ts';
import { WrappedCode } from './wrapped-code.tsx';

type Test = NonNullable<TestToolMutation['testHttpTool']['test']>;

/** Dialog that sends one request of a tool with example arguments. */
export function ToolTestDialog({ tool, onClose }: { tool: ListedTool | null; onClose: () => void }) {
  const shown = useLastValue(tool);
  return (
    <Modal opened={tool !== null} onClose={onClose} title={shown ? t`Test ${shown.name}` : ''}>
      {shown && <ToolTest key={shown.id} tool={shown} onClose={onClose} />}
    </Modal>
  );
}

const EXAMPLES: Readonly<Record<string, unknown>> = { number: 1, boolean: true };

function ToolTest({ tool, onClose }: { tool: ListedTool; onClose: () => void }) {
  const [test, setTest] = useState<Test | null>(null);
  const [run] = useMutation(TestToolDocument);
  const example = Object.fromEntries(tool.arguments.map(({ name, type }) => [name, EXAMPLES[type] ?? 'example']));
  const form = useForm({ initialValues: { arguments: JSON.stringify(example, null, 2) } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    setTest(null);
    const { data } = await run({ variables: { id: tool.id, ...values } });
    return handleMutationResult(data?.testHttpTool, (done) => setTest(done.test));
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Test a tool`}>
      <Stack gap="md">
        {tool.kind === 'CHANGES' && (
          <Alert color="yellow">{t`This tool changes data. The test sends a real request.`}</Alert>
        )}
        <Textarea
          label={t`Arguments`}
          description={t`A JSON object. The request contains data of an example contact.`}
          autosize
          minRows={3}
          spellCheck={false}
          {...form.getInputProps('arguments')}
        />
        <RefusalAlert refusal={refusal} />
        <div role="status">{test && <TestResult test={test} />}</div>
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Send request`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function TestResult({ test: { responseStatus, durationMs, result, error } }: { test: Test }) {
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StatusBadge tone={error ? 'bad' : 'good'}>{error ? t`Failed` : t`Succeeded`}</StatusBadge>
        <Text size="sm" c="dimmed">
          {responseStatus === null ? t`No response` : t`Status ${responseStatus}`} · {t`${durationMs} ms`}
        </Text>
      </Group>
      {error && <Text size="sm">{ERROR_TITLES[error]}</Text>}
      {result && <WrappedCode>{JSON.stringify(JSON.parse(result), null, 2)}</WrappedCode>}
    </Stack>
  );
}
