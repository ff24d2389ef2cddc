import { useMutation } from '@apollo/client/react';
import type { SafetyOutcome } from '@frontdesk/domain';
import { useForm } from '@mantine/form';
import { RemoveEscalationRuleDocument } from '../../gql/remove-escalation-rule.ts';
import { SetEscalationRuleDocument } from '../../gql/set-escalation-rule.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import type { MonitorConcept } from './use-concepts.ts';

interface Values {
  outcome: SafetyOutcome;
  instruction: string;
  sentence: string;
}

/** Recording only means having no rule. */
export function useRuleForm({ concept, rule }: MonitorConcept, onDone: () => void) {
  const [set] = useMutation(SetEscalationRuleDocument);
  const [remove] = useMutation(RemoveEscalationRuleDocument);
  const { outcome = 'NOTE', instruction = '', sentence = '' } = rule ?? {};
  const form = useForm<Values>({ initialValues: { outcome, instruction, sentence } });
  const submission = useFormMutation(form, async ({ outcome: wanted, ...words }) => {
    const result =
      wanted === 'NOTE'
        ? rule && (await remove({ variables: { input: { id: rule.id } } })).data?.removeEscalationRule
        : (await set({ variables: { input: { conceptId: concept.id, outcome: wanted, ...words } } })).data
            ?.setEscalationRule;
    if (result === null) {
      onDone();
      return undefined;
    }
    return handleMutationResult(result, { EscalationRuleSet: onDone, EscalationRuleRemoved: onDone });
  });
  return { form, ...submission };
}
