import { useMutation } from '@apollo/client/react';
import { OUTREACH_CEILINGS, type OutreachCeiling } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, MultiSelect, NumberInput, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { OutreachLimitsDocument, UpdateOutreachLimitsDocument } from '../../gql/outreach-limits-section.ts';
import type { OutreachLimitsQuery } from '../../gql/types.ts';
import { countries } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import {
  ContactWindowFields,
  type LimitFieldsProps,
  WINDOW_RULES,
  type WindowValues,
  windowInputOf,
  windowValuesOf,
} from './contact-window-fields.tsx';
import {
  DIAL_POLICY_RULES,
  DialPolicyFields,
  type DialPolicyValues,
  dialPolicyInputOf,
  dialPolicyValuesOf,
} from './dial-policy-fields.tsx';
import { LoadingSection } from './loading-section.tsx';

type Limits = OutreachLimitsQuery['outreachLimits'];
const TITLE = t`Calling and messaging limits`;
const ID = 'outreach-limits';

/** Form for the limits of automatic calls and greetings: which leads are contacted, how often, and at what cost. */
export function OutreachLimitsSection() {
  const { data } = useScreenQuery(OutreachLimitsDocument);
  if (!data) return <LoadingSection title={TITLE} />;
  return (
    <Section
      id={ID}
      title={TITLE}
      description={t`When a limit is reached, leads aren’t called or greeted automatically.`}
    >
      <div ref={scrollHere}>
        <LimitsForm limits={data.outreachLimits} />
      </div>
    </Section>
  );
}

/**
 * Scrolls to the section if the URL points to it. The browser cannot do this, because the section is rendered after
 * loading.
 */
const scrollHere = (content: HTMLElement | null) => {
  if (content && location.hash === `#${ID}`) content.closest('section')?.scrollIntoView();
};

function LimitsForm({ limits }: { limits: Limits }) {
  const { form, onSubmit, pending, refusal } = useUpdate(limits);
  const canChange = useCan('update', 'OutreachLimits');
  const { channel } = useWorkspace();
  return (
    <Form onSubmit={onSubmit} aria-label={TITLE}>
      <Stack gap="lg">
        <RefusalAlert refusal={refusal} />
        <Countries form={form} disabled={!canChange} />
        <Ceilings form={form} disabled={!canChange} />
        <ContactWindowFields form={form} disabled={!canChange} />
        {channel === 'VOICE' && <DialPolicyFields form={form} disabled={!canChange} />}
        <Group justify="space-between" gap="md">
          <Text size="sm" c="dimmed">
            {t`Last 24 hours: ${limits.usedAttempts} of ${limits.dailyPerWorkspace} attempts, ${dollars(limits.usedSpendCents)} of ${dollars(limits.dailySpendCents)}`}
          </Text>
          {canChange && (
            <Button type="submit" loading={pending} disabled={!form.isDirty()}>
              {t`Save limits`}
            </Button>
          )}
        </Group>
        {!canChange && (
          <Text size="sm" c="dimmed">
            {t`You need the workspace.security permission to change these limits.`}
          </Text>
        )}
      </Stack>
    </Form>
  );
}

type PartProps = LimitFieldsProps<Values>;

function Countries({ form, disabled }: PartProps) {
  const all = countries();
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t`Countries`}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t`Workspace country`}
          searchable
          allowDeselect={false}
          disabled={disabled}
          data={all}
          comboboxProps={withinMain}
          {...form.getInputProps('country')}
        />
        <MultiSelect
          label={t`Other allowed countries`}
          searchable
          clearable
          hidePickedOptions
          disabled={disabled}
          placeholder={form.values.otherCountries.length === 0 ? t`None` : ''}
          data={all.filter(({ value }) => value !== form.values.country)}
          comboboxProps={withinMain}
          {...form.getInputProps('otherCountries')}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t`Premium rate, satellite and similar numbers are never contacted.`}
      </Text>
    </Stack>
  );
}

function Ceilings({ form, disabled }: PartProps) {
  const field = (name: keyof Values) => ({
    allowDecimal: false,
    clampBehavior: 'none' as const,
    thousandSeparator: ',',
    disabled,
    ...form.getInputProps(name),
  });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t`Automatic calls and greetings per 24 hours`}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput label={t`Per workspace`} {...field('dailyPerWorkspace')} />
        <NumberInput label={t`Spend limit`} prefix="$" {...field('dailySpend')} />
        <NumberInput label={t`Per phone number`} {...field('dailyPerNumber')} />
        <NumberInput label={t`Per form visitor`} {...field('dailyPerAddress')} />
        <NumberInput label={t`Minutes between attempts per number`} {...field('coolDownMinutes')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t`Members can still call and send messages manually, up to the spend limit.`}
      </Text>
    </Stack>
  );
}

interface Values
  extends Record<Exclude<OutreachCeiling, 'dailySpendCents'>, number | string>,
    WindowValues,
    DialPolicyValues {
  country: string;
  otherCountries: string[];
  /** Maximum spend per day in dollars. */
  dailySpend: number | string;
}

function useUpdate(limits: Limits) {
  const [update] = useMutation(UpdateOutreachLimitsDocument, { refetchQueries: [OutreachLimitsDocument] });
  const form = useForm<Values>({
    initialValues: valuesOf(limits),
    validate: {
      coolDownMinutes: (value) => checkRange('coolDownMinutes', Number(value)),
      dailyPerNumber: (value) => checkRange('dailyPerNumber', Number(value)),
      dailyPerAddress: (value) => checkRange('dailyPerAddress', Number(value)),
      dailyPerWorkspace: (value) => checkRange('dailyPerWorkspace', Number(value)),
      dailySpend: (value) => checkRange('dailySpendCents', Number(value) * 100, 100),
      ...WINDOW_RULES,
      ...DIAL_POLICY_RULES,
    },
  });
  const submission = useFormMutation(form, async (values) => {
    const { data } = await update({ variables: { input: inputOf(values) } });
    return handleMutationResult(data?.updateOutreachLimits, () => {
      form.resetDirty();
      void toast(t`Limits saved.`);
    });
  });
  return { form, ...submission };
}

const valuesOf = (limits: Limits): Values => ({
  country: limits.country,
  otherCountries: [...limits.otherCountries],
  coolDownMinutes: limits.coolDownMinutes,
  dailyPerNumber: limits.dailyPerNumber,
  dailyPerAddress: limits.dailyPerAddress,
  dailyPerWorkspace: limits.dailyPerWorkspace,
  dailySpend: limits.dailySpendCents / 100,
  ...windowValuesOf(limits),
  ...dialPolicyValuesOf(limits),
});

const inputOf = (values: Values) => ({
  ...windowInputOf(values),
  ...dialPolicyInputOf(values),
  country: values.country,
  otherCountries: values.otherCountries.filter((code) => code !== values.country),
  coolDownMinutes: Number(values.coolDownMinutes),
  dailyPerNumber: Number(values.dailyPerNumber),
  dailyPerAddress: Number(values.dailyPerAddress),
  dailyPerWorkspace: Number(values.dailyPerWorkspace),
  dailySpendCents: Math.round(Number(values.dailySpend) * 100),
});

function checkRange(name: OutreachCeiling, value: number, unit = 1): string | null {
  const { min, max } = OUTREACH_CEILINGS[name];
  if (Number.isInteger(value) && value >= min && value <= max) return null;
  return t`Enter ${(min / unit).toLocaleString('en')} to ${(max / unit).toLocaleString('en')}.`;
}

const dollars = (cents: number): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(cents / 100);
