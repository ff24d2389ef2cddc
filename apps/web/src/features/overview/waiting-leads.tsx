import { useMutation, useQuery } from '@apollo/client/react';
import { GREETING_RATES, type LeadWaitingReason } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Blockquote, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { LeadBacklogQuery } from '../../gql/types.ts';
import { LeadBacklogDocument, ScheduleGreetingsDocument } from '../../gql/waiting-leads.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

type Backlog = LeadBacklogQuery['leadBacklog'];

/** Number of leads that wait for their first contact, with a button that greets them. Hidden if there are none. */
export function WaitingLeads({ leadCount }: { leadCount: number }) {
  const backlog = useBacklog(leadCount);
  const { slug, timezone } = useWorkspace();
  const canGreet = useCan('update', 'Lead');
  const [isOpen, setOpen] = useState(false);
  if (!backlog || backlog.count === 0 || !backlog.oldestAt) return null;
  // Reasons why the leads were not greeted when they arrived. Other reasons for waiting, such as a closed contact
  // window, are omitted.
  const reasons = backlog.waitingReasons.flatMap((reason) => REASONS[reason] ?? []);
  return (
    <Section title={t`Waiting leads`}>
      <Group justify="space-between" align="center">
        <Text size="sm">
          {t`${plural(backlog.count, { one: '# lead has not been contacted.', other: '# leads have not been contacted.' })} The oldest arrived ${formatDateTime(backlog.oldestAt, timezone)}.`}
          {reasons.length > 0 && <> {t`Not greeted on arrival: ${reasons.join(', ')}.`}</>}
        </Text>
        <Group gap="xs">
          <ButtonLink to={paths.leads({ workspace: slug })} search={{ contact: 'waiting' }} variant="subtle">
            {t`View leads`}
          </ButtonLink>
          <PermissionButton
            permission={{ allowed: canGreet, reason: t`You need the lead.manage permission.` }}
            onClick={() => setOpen(true)}
          >
            {t`Greet leads`}
          </PermissionButton>
        </Group>
      </Group>
      {isOpen && <GreetDialog backlog={backlog} onClose={() => setOpen(false)} />}
    </Section>
  );
}

/**
 * Returns a summary of the waiting leads. Refetches it when the number of leads changes, or when the agent is paused or
 * resumed. Undefined until it is loaded.
 */
function useBacklog(leadCount: number): Backlog | undefined {
  const { agentPausedAt } = useWorkspace();
  const { data, refetch } = useQuery(LeadBacklogDocument, { fetchPolicy: 'cache-and-network' });
  // oxlint-disable-next-line react/exhaustive-deps -- The effect must run when leads arrive or the agent is paused.
  useEffect(() => void refetch().catch(() => {}), [leadCount, agentPausedAt, refetch]);
  return data?.leadBacklog;
}

const REASONS: Readonly<Partial<Record<LeadWaitingReason, string>>> = {
  PAUSED: t`agent paused`,
  NOT_SET_UP: t`no channel`,
  NOT_PUBLISHED: t`agent not published`,
  NO_GREETING_TEMPLATE: t`no greeting template`,
};

function GreetDialog({ backlog, onClose }: { backlog: Backlog; onClose: () => void }) {
  const { channel } = useWorkspace();
  const [rate, setRate] = useState<number | string>(GREETING_RATES.initial);
  const perMinute = Number(rate) || GREETING_RATES.min;
  const { attempt, pending, refusal } = useGreet(onClose);
  const minutes = Math.ceil(backlog.count / perMinute);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Greet waiting leads?`}
      confirmLabel={t`Greet leads`}
      pending={pending}
      onConfirm={() => void attempt(perMinute)}
    >
      <Stack gap="md">
        <Text size="sm">
          {channel === 'VOICE'
            ? t`The agent calls the oldest lead first. Calling and messaging limits apply.`
            : t`The agent writes to the oldest lead first. Calling and messaging limits apply.`}
        </Text>
        {backlog.preview && (
          <Blockquote p="md" aria-label={t`Preview`}>
            {backlog.preview}
          </Blockquote>
        )}
        <NumberInput
          label={t`Leads per minute`}
          description={t`All leads are greeted in about ${plural(minutes, { one: '# minute', other: '# minutes' })}.`}
          min={GREETING_RATES.min}
          max={GREETING_RATES.max}
          clampBehavior="strict"
          allowDecimal={false}
          value={rate}
          onChange={setRate}
        />
        <RefusalAlert refusal={refusal} />
      </Stack>
    </ConfirmDialog>
  );
}

function useGreet(onDone: () => void) {
  const [greet] = useMutation(ScheduleGreetingsDocument, { refetchQueries: [LeadBacklogDocument] });
  return useMutationAction(async (perMinute: number) =>
    handleMutationResult((await greet({ variables: { perMinute } })).data?.scheduleGreetings, ({ count }) => {
      void toast(t`Greeting ${plural(count, { one: '# lead', other: '# leads' })}.`);
      onDone();
    }),
  );
}
