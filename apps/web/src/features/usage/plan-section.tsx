import { t } from '@lingui/core/macro';
import { Group, Progress, Stack, Text } from '@mantine/core';
import { METER_TITLES, quantityText, UNIT_NAMES } from '../../app/meter-labels.ts';
import { FEATURE_TITLES } from '../../app/plan-labels.ts';
import type { UsagePlanQuery } from '../../gql/types.ts';
import { unitPriceText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';

type Entitlements = UsagePlanQuery['entitlements'];
type Limit = Entitlements['limits'][number];

/** Shows what the plan includes, with the usage of each limit. Renders nothing if no plan applies. */
export function PlanSection({ entitlements }: { entitlements: Entitlements }) {
  const { planName, features, limits, throughput } = entitlements;
  if (planName === null) return null;
  const included = features.map((feature) => FEATURE_TITLES[feature]).join(', ');
  return (
    <Section
      title={t`Plan`}
      description={included === '' ? t`Includes no additional features.` : t`Includes ${included}.`}
    >
      {throughput && <ThroughputText throughput={throughput} />}
      {limits.length === 0 ? (
        <Text size="sm" c="dimmed">{t`No limits apply.`}</Text>
      ) : (
        <Stack gap="md">
          {limits.map((limit) => (
            <LimitBar key={limit.meter} limit={limit} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function ThroughputText({ throughput }: { throughput: NonNullable<Entitlements['throughput']> }) {
  const requests = throughput.requestsPerMinute.toLocaleString('en');
  const cost = throughput.costPerMinute.toLocaleString('en');
  return <Text size="sm" mb="sm">{t`API keys can make ${requests} requests with a cost of ${cost} per minute.`}</Text>;
}

const COLORS = { 80: 'yellow.6', 100: 'red.7' } as const;

function LimitBar({
  limit: { meter, unit, included, used, mode, reachedPercent, forecast, resetsAt, unitPriceMinor, currency },
}: {
  limit: Limit;
}) {
  const { timezone } = useWorkspace();
  const title = METER_TITLES[meter];
  const [value, most] = [quantityText(used, unit), quantityText(included, unit)];
  const percent = included === 0 ? 100 : Math.min(100, (used / included) * 100);
  const notes = [
    reachedPercent === 100 && (mode === 'HARD' ? t`Limit reached` : t`Above the included amount`),
    unitPriceMinor !== null &&
      currency !== null &&
      t`${unitPriceText(unitPriceMinor, currency)} per additional ${UNIT_NAMES[unit]}`,
    forecast !== null && t`Forecast ${quantityText(forecast, unit)}`,
    resetsAt !== null && t`Resets on ${formatDate(resetsAt, timezone)}`,
  ].filter((note): note is string => typeof note === 'string');
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={550}>
          {title}
        </Text>
        <Text size="sm">{t`${value} of ${most}`}</Text>
      </Group>
      <Progress
        mt={4}
        value={percent}
        color={reachedPercent === null ? undefined : COLORS[reachedPercent as keyof typeof COLORS]}
        aria-label={t`${title}: ${value} of ${most}`}
      />
      {notes.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {notes.join(' · ')}
        </Text>
      )}
    </div>
  );
}
