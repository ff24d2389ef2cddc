import type { State } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { ConditionInput, TargetSelect } from './flow-inputs.tsx';
import classes from './flows.module.css';
import type { StateFieldsProps } from './state-fields.tsx';

type Branch = Extract<State, { kind: 'branch' }>;

/**
 * Fields for the cases of a branch, in the order in which the agent evaluates them. The agent follows the first case
 * whose condition is true, or `otherwise`.
 */
export function BranchFields({ state, flow, slots, readOnly, onChange }: StateFieldsProps<Branch>) {
  const names = Object.keys(flow.states);
  const put = (index: number, change: Partial<Branch['cases'][number]>) =>
    onChange({ ...state, cases: state.cases.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <Stack gap="sm">
      {state.cases.map(({ when, next }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Cases have no ids; the position identifies a case.
        <Group key={index} gap="xs" align="flex-start" wrap="wrap" role="group" aria-label={t`Case ${index + 1}`}>
          <ConditionInput
            label={index === 0 ? t`If` : t`Else if`}
            value={when}
            slots={slots}
            expected="condition"
            readOnly={readOnly}
            onChange={(value) => put(index, { when: value })}
          />
          <TargetSelect
            label={t`Next`}
            value={next}
            states={names}
            readOnly={readOnly}
            onChange={(value) => put(index, { next: value })}
          />
          {!readOnly && state.cases.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.beside}
              aria-label={t`Remove case ${index + 1}`}
              onClick={() => onChange({ ...state, cases: state.cases.filter((_, at) => at !== index) })}
            >
              <IconTrash size={17} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div className={classes.fields}>
        <TargetSelect
          label={t`Otherwise`}
          value={state.otherwise}
          states={names}
          readOnly={readOnly}
          onChange={(otherwise) => onChange({ ...state, otherwise })}
        />
      </div>
      {!readOnly && (
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              onChange({ ...state, cases: [...state.cases, { when: 'hours.open', next: state.otherwise }] })
            }
          >
            {t`Add case`}
          </Button>
        </Group>
      )}
      <ValueList slots={Object.keys(slots)} />
    </Stack>
  );
}

const VALUES =
  'hours.open, channel, now.time, now.weekday, size(bookings.upcoming), episode.no, contact.name, lead.email';

function ValueList({ slots }: { slots: readonly string[] }) {
  return (
    <details className={classes.help}>
      <summary>{t`Values and operators`}</summary>
      <Text size="sm" mt={6}>
        <Trans>
          Answers: <Code>{slots.map((name) => `answers.${name}`).join(', ')}</Code>
        </Trans>
      </Text>
      <Text size="sm" mt={6}>
        <Trans>
          Values: <Code>{VALUES}</Code>
        </Trans>
      </Text>
      <Text size="sm" mt={6}>
        <Trans>
          Operators: <Code>{'= != < <= > >= in and or not'}</Code>, functions{' '}
          <Code>known() size() contains() lower() minutes_until()</Code>
        </Trans>
      </Text>
    </details>
  );
}
