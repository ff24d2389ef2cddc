import { useMutation, useQuery } from '@apollo/client/react';
import { INTEGRATIONS, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Box, Button, Text } from '@mantine/core';
import { IconCoin } from '@tabler/icons-react';
import { DeleteModelPriceDocument, ModelPricesDocument } from '../../gql/model-prices.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import type { ModelPricesQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { dollarsOf } from '../../lib/dollars.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { ModelPriceForm } from './model-price-form.tsx';

type Price = ModelPricesQuery['modelPrices']['edges'][number]['node'];

/** Prices of the language models. A new price applies from its start time; the costs of earlier calls do not change. */
export function ModelPrices() {
  const query = useQuery(ModelPricesDocument, { variables: { first: LIMITS.pageSize } });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.modelPrices, query);
  const reload = () => void refetch().catch(() => {});
  const [remove] = useMutation(DeleteModelPriceDocument, { refetchQueries: [PlatformPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async ({ id }: Price) => {
    const { data: answered } = await remove({ variables: { id } });
    const refused = refusalOf(answered?.deleteModelPrice);
    if (!refused) void toast(t`Model price deleted.`);
    reload();
    return refused;
  });
  const now = useNow();
  return (
    <Section
      title={t`Model prices`}
      description={t`US dollars per million tokens or per minute of audio. Models without a price count as free.`}
      flush
    >
      <Box p="md">
        <ModelPriceForm onCreated={reload} />
        <RefusalAlert refusal={refusal} />
      </Box>
      <DataTable
        label={t`Model prices`}
        columns={columnsFor({ now, pending, onDelete: (price) => void attempt(price) })}
        rows={data?.modelPrices.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        {...paging}
        error={error ? {} : null}
        onRetry={reload}
        empty={<EmptyState icon={<IconCoin size={24} stroke={1.6} />} title={t`No model prices yet`} />}
      />
    </Section>
  );
}

interface Actions {
  readonly now: number;
  readonly pending: boolean;
  readonly onDelete: (price: Price) => void;
}

const priceText = (micros: number | null): string => (micros === null ? '–' : dollarsOf(micros));

const columnsFor = ({ now, pending, onDelete }: Actions): Column<Price>[] => [
  {
    key: 'model',
    header: t`Model`,
    cell: ({ provider, model, validFrom }) => (
      <>
        <Text inherit style={{ overflowWrap: 'anywhere' }}>
          {model}
        </Text>
        <Text size="sm" c="dimmed">
          {t`${INTEGRATIONS[provider].title}, from ${formatDateTime(validFrom, 'UTC')} UTC`}
        </Text>
      </>
    ),
  },
  { key: 'input', header: t`Input`, align: 'right', cell: ({ inputMicros }) => priceText(inputMicros) },
  {
    key: 'cached',
    header: t`Cached`,
    align: 'right',
    from: 'md',
    cell: ({ cachedInputMicros, inputMicros }) => priceText(cachedInputMicros ?? inputMicros),
  },
  { key: 'output', header: t`Output`, align: 'right', cell: ({ outputMicros }) => priceText(outputMicros) },
  {
    key: 'audio',
    header: t`Audio per minute`,
    align: 'right',
    from: 'md',
    cell: ({ audioMicros }) => priceText(audioMicros),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 110,
    cell: (price) =>
      Date.parse(price.validFrom) > now && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          disabled={pending}
          aria-label={t`Delete the price of ${price.model}`}
          onClick={() => onDelete(price)}
        >
          {t`Delete`}
        </Button>
      ),
  },
];
