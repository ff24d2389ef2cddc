import { t } from '@lingui/core/macro';
import { Alert, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { humanizeName } from '../../lib/format-text.ts';
import classes from './data-sources.module.css';
import type { Preview } from './mapping-section.tsx';

interface Props {
  pending: boolean;
  result: Preview | null;
  /** Whether the records were mapped. If false, only their content is shown. */
  isMapped: boolean;
}

type PreviewedRecord = NonNullable<Preview['records']>[number];

/** Records of a REST source with their mapped fields, or the reason why a record was rejected. */
export function MappingPreview({ pending, result, isMapped }: Props) {
  if (pending) return <Skeleton height={160} radius="md" />;
  if (!result)
    return (
      <Text size="sm" c="dimmed">
        {t`The preview reads up to 20 records and stores nothing.`}
      </Text>
    );
  if (!result.records)
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t`Records could not be read`}>
        {result.failure}
      </Alert>
    );
  if (result.records.length === 0) return <Text size="sm">{t`The system returned no records.`}</Text>;
  const rejected = result.records.filter(({ rejection }) => rejection !== null).length;
  const mapped = result.records.length - rejected;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} role="status">
        {isMapped ? t`${mapped} mapped, ${rejected} rejected` : t`${result.records.length} records`}
      </Text>
      <ul className={classes.preview} aria-label={t`Previewed records`}>
        {result.records.map((record, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the records are replaced as a whole and have no unique id.
          <PreviewCard key={at} record={record} isOpen={!isMapped && at === 0} />
        ))}
      </ul>
    </Stack>
  );
}

function PreviewCard({ record, isOpen }: { record: PreviewedRecord; isOpen: boolean }) {
  const { externalId, fields, rejection, raw } = record;
  return (
    <li className={classes.sample}>
      {externalId && (
        <Text fw={600} mb={6} className={classes.address}>
          {externalId}
        </Text>
      )}
      {rejection && (
        <Text size="sm" c="red">
          <VisuallyHidden>{t`Rejected`}: </VisuallyHidden>
          {rejection}
        </Text>
      )}
      {fields.length > 0 && (
        <dl className={classes.facts}>
          {fields.map(({ name, value }) => (
            <PreviewedField key={name} name={name} value={value} />
          ))}
        </dl>
      )}
      <details open={isOpen}>
        <Text component="summary" size="sm" c="dimmed">
          {t`Show record`}
        </Text>
        <pre className={classes.raw}>{raw}</pre>
      </details>
    </li>
  );
}

const PreviewedField = ({ name, value }: Pick<PreviewedRecord['fields'][number], 'name' | 'value'>) => (
  <>
    <dt>{humanizeName(name)}</dt>
    <dd>{value ?? '—'}</dd>
  </>
);
