import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApplyRegulationTemplateDocument } from '../../gql/apply-regulation-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { phraseText, titleOf, windowText } from './safety-labels.ts';
import type { Template } from './templates-section.tsx';

interface Props {
  template: Template | null;
  /** Names of the concepts that the workspace already monitors. */
  names: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that previews the monitored concepts of a template and adds them to the workspace. */
export function ApplyTemplateDialog({ template, ...rest }: Props) {
  return (
    <Modal opened={template !== null} onClose={rest.onClose} title={t`Apply ${template?.title ?? ''}`} size="lg">
      {template && <Apply template={template} {...rest} />}
    </Modal>
  );
}

function Apply({ template, names, onClose, onDone }: Props & { template: Template }) {
  const [overrideExisting, setOverrideExisting] = useState(false);
  const there = template.concepts.some(({ name }) => names.includes(name));
  const { attempt, pending, refusal } = useApply(template, () => {
    onClose();
    onDone();
  });
  return (
    <Form
      aria-label={t`Apply template`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void attempt(overrideExisting);
      }}
    >
      <Stack gap="md">
        {template.concepts.map((concept) => (
          <AppliedResult
            key={concept.name}
            concept={concept}
            result={resultOf(names.includes(concept.name), overrideExisting)}
          />
        ))}
        {there && (
          <Checkbox
            label={t`Replace existing rules`}
            description={t`Replaces rules of the same name and their actions.`}
            checked={overrideExisting}
            onChange={(event) => setOverrideExisting(event.currentTarget.checked)}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Apply template`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

const RESULTS = {
  NEW: { tone: 'good', label: t`New` },
  STAYS: { tone: 'neutral', label: t`Unchanged` },
  CHANGES: { tone: 'warning', label: t`Replaced` },
} as const;

const resultOf = (isThere: boolean, overrides: boolean) => RESULTS[!isThere ? 'NEW' : overrides ? 'CHANGES' : 'STAYS'];

function AppliedResult({
  concept,
  result,
}: {
  concept: Template['concepts'][number];
  result: ReturnType<typeof resultOf>;
}) {
  return (
    <div>
      <Text component="h3" size="sm" fw={600}>
        {concept.name} <StatusBadge tone={result.tone}>{result.label}</StatusBadge>
      </Text>
      <Text size="sm">{concept.description}</Text>
      <Text size="sm" c="dimmed" dir="auto">
        {windowText(concept)}: {phraseText(concept.phrases)} → {titleOf(concept.outcome).toLowerCase()}
      </Text>
    </div>
  );
}

function useApply({ id }: Template, onApplied: () => void) {
  const [apply] = useMutation(ApplyRegulationTemplateDocument);
  return useMutationAction(async (overrideExisting: boolean) => {
    const { data } = await apply({ variables: { input: { template: id, overrideExisting } } });
    return handleMutationResult(data?.applyRegulationTemplate, onApplied);
  });
}
