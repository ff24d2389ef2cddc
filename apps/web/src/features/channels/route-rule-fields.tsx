import {
  ROUTE_HOURS,
  ROUTE_HOURS_TITLES,
  ROUTE_OVERFLOW_TITLES,
  ROUTE_OVERFLOWS,
  type RouteHours,
  type RouteOverflow,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Card, Group, NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { WeeklyHoursField } from '../../ui/weekly-hours-field.tsx';
import { type RuleValues, ruleError } from './routing-values.ts';

interface Props {
  number: number;
  rule: RuleValues;
  services: readonly { id: string; name: string; disabledAt: string | null }[];
  showError: boolean;
  onChange: (rule: RuleValues) => void;
  onRemove: () => void;
  /** Moves the rule up in the list. Null for the first rule. */
  onMoveUp: (() => void) | null;
}

/** Fields of one rule: its hours and the services that answer. */
export function RouteRuleFields({ number, rule, services, showError, onChange, onRemove, onMoveUp }: Props) {
  const change = (part: Partial<RuleValues>) => onChange({ ...rule, ...part });
  const choices = (none: string) => [
    { value: '', label: none },
    ...services.map(({ id, name, disabledAt }) => ({ value: id, label: disabledAt ? `${name} (disabled)` : name })),
  ];
  const error = showError ? ruleError(rule) : null;
  return (
    <Card withBorder padding="md" component="section" aria-label={t`Rule ${number}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {t`Rule ${number}`}
          </Title>
          <Group gap={4}>
            {onMoveUp && (
              <ActionIcon variant="subtle" aria-label={t`Move rule ${number} up`} onClick={onMoveUp}>
                <IconArrowUp size={16} />
              </ActionIcon>
            )}
            <ActionIcon variant="subtle" color="gray" aria-label={t`Remove rule ${number}`} onClick={onRemove}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t`Hours`}
            data={ROUTE_HOURS.map((value) => ({ value, label: ROUTE_HOURS_TITLES[value] }))}
            value={rule.hours}
            onChange={({ currentTarget }) => change({ hours: currentTarget.value as RouteHours })}
          />
          <NativeSelect
            label={t`Service`}
            data={choices(t`None`)}
            value={rule.serviceId}
            onChange={({ currentTarget }) => change({ serviceId: currentTarget.value })}
          />
          <NativeSelect
            label={t`Fallback service (while the service is disabled)`}
            data={choices(t`None`)}
            value={rule.fallbackServiceId}
            onChange={({ currentTarget }) => change({ fallbackServiceId: currentTarget.value })}
          />
          <NativeSelect
            label={t`If no service is available`}
            data={ROUTE_OVERFLOWS.map((value) => ({ value, label: ROUTE_OVERFLOW_TITLES[value] }))}
            value={rule.overflow}
            onChange={({ currentTarget }) => change({ overflow: currentTarget.value as RouteOverflow })}
          />
        </SimpleGrid>
        {rule.hours === 'WEEKLY' && (
          <WeeklyHoursField days={rule.days} onChange={(days) => change({ days })} disabled={false} />
        )}
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
