import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Stepper } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { UpdateCampaignDocument } from '../../gql/update-campaign.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { knownParams } from '../../lib/search-params.ts';
import { assertNever } from '../../lib/unreachable.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { AudienceStep } from './audience-step.tsx';
import classes from './campaigns.module.css';
import { ConfirmStep } from './confirm-step.tsx';
import { type Draft, draftOf, errorsAtStep, STEPS, type Step } from './draft.ts';
import { MessageStep } from './message-step.tsx';
import { ScheduleStep } from './schedule-step.tsx';
import { TestStep } from './test-step.tsx';
import type { Campaign } from './use-campaign.ts';

const TITLES: Record<Step, string> = {
  audience: t`Audience`,
  message: t`Message`,
  schedule: t`Schedule`,
  test: t`Test`,
  confirm: t`Review`,
};

const QUESTIONS: Record<Step, string> = {
  audience: t`Audience`,
  message: t`Message`,
  schedule: t`Schedule`,
  test: t`Test`,
  confirm: t`Review`,
};

/**
 * Editor of a draft with five steps: audience, message, schedule, test and confirmation. Saves the draft between steps.
 */
export function CampaignDraft({ campaign }: { campaign: Campaign }) {
  const { step, go } = useStep();
  const form = useForm<Draft>({ initialValues: draftOf(campaign), validate: (draft) => errorsAtStep(step, draft) });
  const saveDraft = useSaveDraft(campaign.id);
  const at = STEPS.indexOf(step);
  const next = STEPS[at + 1];
  const before = STEPS[at - 1];
  const { onSubmit, pending, refusal } = useFormMutation(
    form,
    async (draft) => (await saveDraft(draft)) ?? (next && go(next)),
  );
  // Selecting another step also saves the draft, even if the current step is incomplete.
  const leaving = useMutationAction(async (to: Step) => (await saveDraft(form.getValues())) ?? void go(to));
  const goTo = (to: Step) => void leaving.attempt(to);
  return (
    <Stack gap="lg">
      <Section title={t`Steps`} quietTitle>
        <Stepper
          className={classes.steps}
          active={at}
          onStepClick={(to) => goTo(STEPS[to] ?? step)}
          size="sm"
          iconSize={30}
        >
          {STEPS.map((one) => (
            <Stepper.Step
              key={one}
              label={TITLES[one]}
              allowStepSelect={one !== step}
              className={one === step ? undefined : classes.other}
            />
          ))}
        </Stepper>
      </Section>
      <StepCard step={step} onSubmit={onSubmit}>
        <Stack gap="lg">
          <Fields step={step} form={form} campaign={campaign} onStep={goTo} />
          <RefusalAlert refusal={refusal ?? leaving.refusal} />
          {next && (
            <Group justify="space-between">
              {before ? (
                <Button variant="default" onClick={() => goTo(before)}>
                  {t`Back`}
                </Button>
              ) : (
                <span />
              )}
              <Button
                {...(step === 'test' ? { onClick: () => goTo(next) } : { type: 'submit' as const })}
                loading={pending}
                rightSection={<IconArrowRight size={16} aria-hidden />}
              >
                {t`Next: ${TITLES[next].toLowerCase()}`}
              </Button>
            </Group>
          )}
        </Stack>
      </StepCard>
    </Stack>
  );
}

interface AudienceCheckProps {
  step: Step;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** Card of a step. The last two steps are not forms, because they do not change the draft. */
function StepCard({ step, onSubmit, children }: AudienceCheckProps) {
  const card = <Section title={QUESTIONS[step]}>{children}</Section>;
  if (step === 'test' || step === 'confirm') return card;
  return (
    <Form onSubmit={onSubmit} aria-label={TITLES[step]}>
      {card}
    </Form>
  );
}

interface FieldsProps {
  step: Step;
  form: UseFormReturnType<Draft>;
  campaign: Campaign;
  onStep: (step: Step) => void;
}

function Fields({ step, form, campaign, onStep }: FieldsProps) {
  switch (step) {
    case 'audience':
      return <AudienceStep form={form} />;
    case 'message':
      return <MessageStep form={form} />;
    case 'schedule':
      return <ScheduleStep form={form} />;
    case 'test':
      return <TestStep campaign={campaign} />;
    case 'confirm':
      return <ConfirmStep campaign={campaign} onStep={onStep} />;
    default:
      return assertNever(step);
  }
}

/**
 * Returns the current step and a function that changes it. The step is stored in the URL, so that reload and the back
 * button work.
 */
function useStep() {
  const navigate = useNavigate();
  const [step = 'audience'] = knownParams(useSearchParams(), 'step', STEPS);
  const go = (to: Step) =>
    void navigate({ to: '.', search: { step: to === 'audience' ? undefined : to }, resetScroll: false });
  return { step, go };
}

function useSaveDraft(id: string) {
  const [update] = useMutation(UpdateCampaignDocument);
  return async (draft: Draft): Promise<Refused | undefined> => {
    const result = (await update({ variables: { input: { id, ...draft, startsAt: draft.startsAt || null } } })).data
      ?.updateCampaign;
    return refusalOf(result);
  };
}
