import { EXPECTATION_KINDS, EXPECTATION_PARTS, type ExpectationKind, TEST_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Fieldset, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ExpectationValues, NEW_EXPECTATION } from './test-case-values.ts';
import { EXPECTATION_TITLES, HANDOFF_OPTIONS, OUTCOME_OPTIONS } from './test-labels.ts';

const KIND_OPTIONS = EXPECTATION_KINDS.map((value) => ({ value, label: EXPECTATION_TITLES[value] }));

/** Initial values of a row after its kind was changed. */
const DEFAULTS: Partial<Record<ExpectationKind, string>> = { OUTCOME: 'BOOKED', LANGUAGE: 'en', MAX_LENGTH: '600' };

/** Form values that contain a list of expectations. */
export interface HasExpectations {
  expectations: ExpectationValues[];
}

/** List of expectations that can be added, edited and removed. */
export function ExpectationFields({ form, readOnly }: { form: UseFormReturnType<HasExpectations>; readOnly: boolean }) {
  const { expectations } = form.values;
  return (
    <Fieldset legend={t`Expectations`}>
      <Stack gap="sm" align="flex-start">
        {expectations.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Rows have no ids; the position identifies a row.
          <Group key={at} gap="sm" align="flex-end" w="100%">
            <NativeSelect
              label={t`Expectation`}
              data={KIND_OPTIONS}
              disabled={readOnly}
              value={row.kind}
              onChange={({ currentTarget }) => {
                const kind = currentTarget.value as ExpectationKind;
                form.setFieldValue(`expectations.${at}`, { kind, name: '', value: DEFAULTS[kind] ?? '' });
              }}
            />
            <ExpectedValue form={form} at={at} readOnly={readOnly} />
            {!readOnly && expectations.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="input-sm"
                aria-label={t`Remove expectation ${at + 1}`}
                onClick={() => form.removeListItem('expectations', at)}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && expectations.length < TEST_LIMITS.expectations && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem('expectations', { ...NEW_EXPECTATION })}
          >
            {t`Add expectation`}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

function ExpectedValue({
  form,
  at,
  readOnly,
}: {
  form: UseFormReturnType<HasExpectations>;
  at: number;
  readOnly: boolean;
}) {
  const { kind } = form.values.expectations[at] ?? NEW_EXPECTATION;
  const parts = EXPECTATION_PARTS[kind];
  const value = form.getInputProps(`expectations.${at}.value`);
  return (
    <>
      {parts.name && (
        <TextInput
          label={kind === 'ANSWER' ? t`Question key` : t`Tool name`}
          autoComplete="off"
          spellCheck={false}
          readOnly={readOnly}
          {...form.getInputProps(`expectations.${at}.name`)}
        />
      )}
      {kind === 'OUTCOME' && (
        <NativeSelect flex={1} label={t`Outcome`} data={OUTCOME_OPTIONS} disabled={readOnly} {...value} />
      )}
      {kind === 'HANDOFF' && (
        <NativeSelect flex={1} label={t`Reason`} data={HANDOFF_OPTIONS} disabled={readOnly} {...value} />
      )}
      {kind !== 'OUTCOME' && kind !== 'HANDOFF' && parts.value !== 'none' && (
        <TextInput
          flex={1}
          miw={180}
          label={VALUE_LABELS[kind] ?? t`Text`}
          autoComplete="off"
          dir="auto"
          maxLength={TEST_LIMITS.expectationLength}
          readOnly={readOnly}
          {...value}
        />
      )}
    </>
  );
}

const VALUE_LABELS: Partial<Record<ExpectationKind, string>> = {
  ANSWER: t`Answer`,
  TOOL_CALLED: t`Arguments as JSON (optional)`,
  LANGUAGE: t`Language code`,
  MAX_LENGTH: t`Characters`,
  STATEMENT: t`Statement`,
};
