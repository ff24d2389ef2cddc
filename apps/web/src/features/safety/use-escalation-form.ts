import { useMutation } from '@apollo/client/react';
import { type EscalationTarget, LIMITS } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { useForm } from '@mantine/form';
import { EscalationPolicyDocument, UpdateEscalationPolicyDocument } from '../../gql/escalation-form.ts';
import { OperatorChoiceDocument } from '../../gql/operator-choice.ts';
import type { EscalationPolicyQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export interface StepValues {
  target: EscalationTarget;
  memberId: string | null;
  role: RoleName | null;
  hasHours: boolean;
  /** ISO weekday numbers as strings, for the checkboxes. */
  days: string[];
  from: string;
  to: string;
  limitMinutes: number | string;
}

export interface EscalationValues {
  steps: StepValues[];
  onCallMemberIds: string[];
  fallbackEmail: string;
}

export type Policy = EscalationPolicyQuery['escalationPolicy'];

const WORKDAYS = ['1', '2', '3', '4', '5'];

export const newStep = (): StepValues => ({
  target: 'OPERATORS',
  memberId: null,
  role: null,
  hasHours: false,
  days: WORKDAYS,
  from: '09:00',
  to: '18:00',
  limitMinutes: 5,
});

/** Loads the escalation settings, and the members to choose from. `policy` is undefined while the query loads. */
export function useEscalationPolicy() {
  const { data, refetch } = useScreenQuery(EscalationPolicyDocument, {});
  const { data: choice } = useScreenQuery(OperatorChoiceDocument, { first: LIMITS.pageSizeMax });
  return {
    policy: data?.escalationPolicy,
    members: choice?.members.edges.map(({ node: { id, name } }) => ({ value: id, label: name })) ?? [],
    refresh: () => void refetch().catch(() => {}),
  };
}

export function useEscalationForm(policy: Policy, onDone: () => void) {
  const [set] = useMutation(UpdateEscalationPolicyDocument);
  const form = useForm<EscalationValues>({ initialValues: valuesOf(policy) });
  const submission = useFormMutation(form, async ({ steps, onCallMemberIds, fallbackEmail }) => {
    const input = { steps: steps.map(toInput), onCallMemberIds, fallbackEmail: fallbackEmail || null };
    const { data } = await set({ variables: { input } });
    return handleMutationResult(data?.updateEscalationPolicy, onDone);
  });
  return { form, ...submission };
}

const valuesOf = ({ steps, onCallMemberIds, fallbackEmail }: Policy): EscalationValues => ({
  steps: steps.map(({ target, memberId, role, hours, limitMinutes }) => ({
    ...newStep(),
    target,
    memberId,
    role,
    ...(hours ? { hasHours: true, days: hours.days.map(String), from: hours.from, to: hours.to } : {}),
    limitMinutes,
  })),
  onCallMemberIds: [...onCallMemberIds],
  fallbackEmail: fallbackEmail ?? '',
});

const toInput = ({ target, memberId, role, hasHours, days, from, to, limitMinutes }: StepValues) => ({
  target,
  memberId: target === 'MEMBER' ? memberId : null,
  role: target === 'ROLE' ? role : null,
  hours: hasHours ? { days: days.map(Number), from, to } : null,
  // The value of an empty number field is ''. It is sent as 0, which the API rejects.
  limitMinutes: typeof limitMinutes === 'number' ? limitMinutes : 0,
});
