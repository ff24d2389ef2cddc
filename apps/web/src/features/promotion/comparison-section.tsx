import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Alert, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { CompareConfigurationDocument } from '../../gql/comparison-section.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { type ChosenSource, COMPLETE, type Comparison } from './comparison.ts';
import { DifferencesForm } from './differences-form.tsx';

/** Section with the differences between the selected source and the workspace. */
export function ComparisonSection({ source: { document, source } }: { source: ChosenSource }) {
  const variables = { document, source };
  const { data, error, refetch } = useQuery(CompareConfigurationDocument, {
    variables,
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  const compareAgain = () => refetch().catch(() => {});
  const comparison = data?.compareConfiguration;
  return (
    <Section title={t`Differences`}>
      {error ? (
        <ErrorState title={t`Could not compare`} onRetry={() => void compareAgain()} />
      ) : comparison?.errors.length ? (
        <Problems errors={comparison.errors} />
      ) : comparison ? (
        <Stack gap="md">
          <Differences key={comparison.digest} {...comparison} variables={variables} onApplied={compareAgain} />
          <OnlyHere differences={comparison.differences} />
        </Stack>
      ) : (
        <RowList
          label={t`Differences`}
          rows={undefined}
          rowKey={() => ''}
          renderText={() => null}
          empty={null}
          {...COMPLETE}
        />
      )}
    </Section>
  );
}

function Problems({ errors }: Pick<Comparison, 'errors'>) {
  return (
    <Alert color="red" variant="light" title={t`The configuration is not valid`}>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{`${field ?? ''}: ${message}`}</li>
        ))}
      </ul>
    </Alert>
  );
}

interface DifferencesProps extends Comparison {
  variables: Omit<ChosenSource, 'id'>;
  onApplied: () => unknown;
}

function Differences({ differences, digest, variables, onApplied }: DifferencesProps) {
  const applicable = differences.filter(({ change }) => change === 'ADDED' || change === 'CHANGED');
  if (applicable.length === 0)
    return <EmptyState icon={<IconCheck size={24} stroke={1.6} />} title={t`No differences`} />;
  return (
    <DifferencesForm differences={applicable} source={{ ...variables, digest: digest ?? '' }} onApplied={onApplied} />
  );
}

/** Says how many items the source does not have, and that they stay as they are. */
function OnlyHere({ differences }: Pick<Comparison, 'differences'>) {
  const only = differences.filter(({ change }) => change === 'ONLY_HERE').length;
  if (only === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {plural(only, {
        one: '# item exists only in this workspace. It isn’t changed.',
        other: '# items exist only in this workspace. They aren’t changed.',
      })}
    </Text>
  );
}
