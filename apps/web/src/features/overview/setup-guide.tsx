import { useMutation } from '@apollo/client/react';
import type { Channel, SetupGuideStepName } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, RingProgress, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { EnableSimulatorsDocument } from '../../gql/enable-simulators.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { type SetupGuide as Guide, REFRESHED_STATUS, useDismissGuide } from '../../session/setup-status.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './overview-page.module.css';

/** Steps of the setup guide with their progress. */
export function SetupGuide({ guide }: { guide: Guide }) {
  const done = guide.steps.filter(({ isDone }) => isDone).length;
  const dismiss = useDismissGuide();
  const simulators = useEnableSimulators();
  return (
    <Section
      title={t`Set up your front desk`}
      description={t`${done} of ${guide.steps.length} steps done`}
      actions={
        <>
          {guide.canUseSimulators && (
            <Button size="xs" loading={simulators.pending} onClick={() => void simulators.attempt()}>
              {t`Use simulators for all providers`}
            </Button>
          )}
          <RingProgress
            size={36}
            thickness={4}
            roundCaps
            aria-hidden
            sections={[{ value: (done / guide.steps.length) * 100, color: 'indigo' }]}
          />
          <Tooltip label={t`Dismiss`}>
            <ActionIcon variant="subtle" color="gray" aria-label={t`Dismiss setup guide`} onClick={() => dismiss(true)}>
              <IconX size={18} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <RefusalAlert refusal={simulators.refusal} />
      <ol className={classes.steps}>
        {guide.steps.map((step) => (
          <StepRow key={step.step} {...step} />
        ))}
      </ol>
    </Section>
  );
}

function StepRow({ step, isDone }: Guide['steps'][number]) {
  const { slug, channel } = useWorkspace();
  const { title, help, verb, to, isNewTab } = guideStepTexts(step, { workspace: slug, channel });
  return (
    <li className={classes.step}>
      <span className={classes.check} data-done={isDone} aria-hidden>
        <IconCheck size={15} stroke={3} />
      </span>
      <div className={classes.stepText}>
        <Text size="sm" fw={isDone ? 400 : 550} c={isDone ? 'dimmed' : undefined}>
          {title}
          {isDone && <VisuallyHidden> {t`(done)`}</VisuallyHidden>}
        </Text>
        {!isDone && (
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        )}
      </div>
      {!isDone && (
        <ButtonLink to={to} variant="default" size="xs" target={isNewTab ? '_blank' : undefined}>
          {verb}
        </ButtonLink>
      )}
    </li>
  );
}

function useEnableSimulators() {
  const [connect] = useMutation(EnableSimulatorsDocument, {
    refetchQueries: REFRESHED_STATUS,
    awaitRefetchQueries: true,
  });
  return useMutationAction(async () =>
    handleMutationResult(
      (await connect()).data?.enableSimulators,
      () => void toast(t`Simulators connected and verified.`),
    ),
  );
}

interface StepTexts {
  title: string;
  help: string;
  verb: string;
  to: string;
  isNewTab?: boolean;
}

interface Place {
  workspace: string;
  channel: Channel;
}

/** Returns the texts and the link of a step in the setup guide. */
function guideStepTexts(step: SetupGuideStepName, { workspace, channel }: Place): StepTexts {
  const at = { workspace };
  const isVoice = channel === 'VOICE';
  const texts: Record<SetupGuideStepName, StepTexts> = {
    CONNECT_CHANNEL: {
      title: isVoice ? t`Connect phone calls` : t`Connect WhatsApp`,
      help: isVoice ? t`Connect and verify Vapi.` : t`Connect and verify Twilio, or add a WhatsApp Cloud number.`,
      verb: t`Open integrations`,
      to: paths.settings(at),
    },
    CONNECT_MODEL: {
      title: t`Connect a language model`,
      help: t`The agent needs a verified model to reply.`,
      verb: t`Open integrations`,
      to: paths.settings(at),
    },
    ADD_NUMBER: {
      title: t`Add a number`,
      help: isVoice ? t`Activate a number and assign a service.` : t`Activate the number that contacts write to.`,
      verb: t`Open phone numbers`,
      to: paths.channels(at),
    },
    TEST_AGENT: {
      title: t`Test the agent`,
      help: t`Review the agent’s questions and try the test chat.`,
      verb: t`Open agent`,
      to: paths.agent(at),
    },
    PUBLISH_AGENT: {
      title: t`Publish the agent`,
      help: t`The agent replies after you publish the first version.`,
      verb: t`Review and publish`,
      to: paths.agent(at),
    },
    CHOOSE_GREETING: {
      title: t`Choose a greeting template`,
      help: t`WhatsApp requires an approved template for the first message to a new lead.`,
      verb: t`Open phone numbers`,
      to: paths.channels(at),
    },
    RECEIVE_LEAD: {
      title: t`Receive your first lead`,
      help: t`Submit a test lead from your form.`,
      verb: t`Open form`,
      to: paths.form(at),
      isNewTab: true,
    },
    INVITE_MEMBER: {
      title: t`Invite a member`,
      help: t`Add members and set their roles.`,
      verb: t`Invite members`,
      to: paths.members(at),
    },
  };
  return texts[step];
}
