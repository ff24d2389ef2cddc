import { useQuery } from '@apollo/client/react';
import { BILLING_LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Loader, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { EndpointWeightPreviewDocument } from '../../gql/weights.ts';

interface Props {
  endpoint: string;
  weight: number;
  /** Id of the plan to which the weight applies. Null if it applies to all plans. */
  planId: string | null;
}

const TYPING_MS = 300;

/** Shows the cost of the requests of the last 7 days with the current and the new weight. */
export function WeightPreview({ endpoint, weight, planId }: Props) {
  const [asked] = useDebouncedValue(weight, TYPING_MS);
  const isValid = asked >= 0 && asked <= BILLING_LIMITS.endpointWeight;
  const { data, error } = useQuery(EndpointWeightPreviewDocument, {
    variables: { input: { endpoint, weight: asked, planId } },
    skip: !isValid,
  });
  if (!isValid) return null;
  if (error)
    return <Text size="sm" c="red.9" role="alert">{t`The requests of the last 7 days could not be read.`}</Text>;
  if (!data) return <Loader size="sm" aria-label={t`Loading the requests of the last 7 days`} />;
  const { requests, workspaceCount, workspaces, ...total } = data.endpointWeightPreview;
  if (requests === 0) return <Text size="sm" c="dimmed">{t`No API key used this endpoint in the last 7 days.`}</Text>;
  const calls = plural(requests, { one: '# request', other: '# requests' });
  const places = plural(workspaceCount, { one: '# workspace', other: '# workspaces' });
  return (
    <div>
      <Text size="sm" mb="xs">{t`Last 7 days: ${calls} from API keys of ${places}.`}</Text>
      <Table aria-label={t`Cost of the last 7 days`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Workspace`}</Table.Th>
            <Table.Th ta="right">{t`Current cost`}</Table.Th>
            <Table.Th ta="right">{t`Cost with this weight`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...workspaces, { id: 'total', name: t`All workspaces`, ...total }].map((row) => (
            <Table.Tr key={row.id} fw={row.id === 'total' ? 600 : undefined}>
              <Table.Td>{row.name}</Table.Td>
              <Table.Td ta="right">{row.cost.toLocaleString('en')}</Table.Td>
              <Table.Td ta="right">{row.costWithWeight.toLocaleString('en')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
