import { ActionIcon, RingProgress, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { OverviewPageQuery } from '../../gql/types.ts';
import { createStoredValue } from '../../lib/stored-value.ts';
import { phoneOpened } from '../../session/phone-opened.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './overview-page.module.css';

interface Step {
  title: string;
  why: string;
  done: boolean;
  to: string;
  verb: string;
  /** Opens in another tab. */
  elsewhere?: boolean;
}

interface Props {
  data: OverviewPageQuery;
  canRead: { invitations: boolean; keys: boolean; operations: boolean; leads: boolean };
}

/** Setup steps with their actual state. Hidden when done or dismissed. */
export function SetupChecklist({ data, canRead }: Props) {
  const { id } = useWorkspace();
  const dismissed = createStoredValue(`frontdesk-setup-dismissed-${id}`);
  const [hidden, setHidden] = useState(dismissed.get() !== null);
  const steps = useSteps(data, canRead);
  const done = steps.filter((step) => step.done).length;
  const dismiss = () => {
    dismissed.set('yes');
    setHidden(true);
  };
  if (hidden || steps.length < 2 || done === steps.length) return null;
  return (
    <Section
      title="Set up your front desk"
      description={`${done} of ${steps.length} steps done`}
      actions={<ProgressAndClose share={done / steps.length} onClose={dismiss} />}
    >
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepRow key={step.title} step={step} />
        ))}
      </ol>
    </Section>
  );
}

function ProgressAndClose({ share, onClose }: { share: number; onClose: () => void }) {
  return (
    <>
      <RingProgress
        size={36}
        thickness={4}
        roundCaps
        aria-hidden
        sections={[{ value: share * 100, color: 'indigo' }]}
      />
      <Tooltip label="Dismiss">
        <ActionIcon variant="subtle" color="gray" aria-label="Dismiss setup list" onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function StepRow({ step: { title, why, done, to, verb, elsewhere } }: { step: Step }) {
  return (
    <li className={classes.step}>
      <span className={classes.check} data-done={done} aria-hidden>
        <IconCheck size={15} stroke={3} />
      </span>
      <div className={classes.stepText}>
        <Text size="sm" fw={done ? 400 : 550} c={done ? 'dimmed' : undefined}>
          {title}
          {done && <VisuallyHidden> (done)</VisuallyHidden>}
        </Text>
        {!done && (
          <Text size="sm" c="dimmed">
            {why}
          </Text>
        )}
      </div>
      {!done && (
        <ButtonLink to={to} variant="default" size="xs" target={elsewhere ? '_blank' : undefined}>
          {verb}
        </ButtonLink>
      )}
    </li>
  );
}

function useSteps(
  { workspace, leads, invitations, apiKeys, persistedOperations }: OverviewPageQuery,
  canRead: Props['canRead'],
): Step[] {
  const { id, slug, agentPausedAt, phoneSimulator } = useWorkspace();
  const canInvite = useCan('create', 'Invitation');
  const canCreateKeys = useCan('create', 'ApiKey');
  const canRegister = useCan('register', 'PersistedOperation');
  const at = { workspace: slug };
  const newest = leads?.edges[0]?.node.id;
  const step = (possible: boolean, one: Step) => (possible ? [one] : []);
  return [
    ...step(true, {
      title: 'Resume the AI agent',
      why: 'It doesn’t reply while it’s paused.',
      done: agentPausedAt === null,
      to: paths.settings(at),
      verb: 'Open settings',
    }),
    ...step(canRead.leads, {
      title: 'Receive your first lead',
      why: 'Submit a test lead from your form.',
      done: (leads?.totalCount ?? 0) > 0,
      to: paths.form(at),
      verb: 'Open form',
      elsewhere: true,
    }),
    ...step(canRead.leads && phoneSimulator, {
      title: 'Test the conversation',
      why: 'Chat with your agent from a simulated phone.',
      done: phoneOpened(id).get() !== null,
      to: newest ? paths.lead({ workspace: slug, lead: newest }) : paths.leads(at),
      verb: newest ? 'Open latest lead' : 'Open leads',
    }),
    ...step(canInvite, {
      title: 'Invite teammates',
      why: 'Add teammates and set their roles.',
      done: workspace.memberCount > 1 || (invitations?.totalCount ?? 0) > 0,
      to: paths.members(at),
      verb: 'Invite',
    }),
    ...step(canCreateKeys, {
      title: 'Create an API key',
      why: 'Send leads from your website or CRM.',
      done: (apiKeys?.totalCount ?? 0) > 0,
      to: paths.settings(at),
      verb: 'Create key',
    }),
    ...step(canRegister, {
      title: 'Save a query',
      why: 'Build it in the playground, call it by ID.',
      done: (persistedOperations?.totalCount ?? 0) > 0,
      to: paths.playground(at),
      verb: 'Open playground',
    }),
  ];
}
