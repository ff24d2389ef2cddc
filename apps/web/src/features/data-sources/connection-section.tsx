import { t } from '@lingui/core/macro';
import { Alert, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { readableText } from '../../lib/dates.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import {
  AUTHORIZATION_TITLES,
  intervalText,
  KIND_TITLES,
  PAGINATION_TITLES,
  RESOURCE_TITLES,
} from './data-source-labels.ts';
import classes from './data-sources.module.css';
import type { Source } from './use-data-source.ts';
import { useVerify } from './use-source-actions.ts';

/** Connection settings of a data source, with a button that tests the connection. */
export function ConnectionSection({ source }: { source: Source }) {
  const { attempt, pending, refusal, result } = useVerify(source.id);
  return (
    <Section
      title={t`Connection`}
      actions={
        <PermissionButton
          variant="default"
          permission={source.viewerCan.update}
          loading={pending}
          onClick={() => void attempt()}
        >
          {t`Test connection`}
        </PermissionButton>
      }
    >
      <Stack gap="md">
        <ConnectionDetails source={source} />
        <RefusalAlert refusal={refusal} />
        <div role="status">
          {pending && <VisuallyHidden>{t`Testing connection`}</VisuallyHidden>}
          {result && <Answer result={result} />}
        </div>
      </Stack>
    </Section>
  );
}

function ConnectionDetails({ source }: { source: Source }) {
  const { authorization, username, headerName, secretLastFour, everyMinutes, request } = source;
  const how = [
    AUTHORIZATION_TITLES[authorization],
    username ?? headerName,
    secretLastFour && `…${secretLastFour}`,
  ].filter(Boolean);
  const read = request
    ? t`${request.path}, pagination: ${PAGINATION_TITLES[request.pagination]}`
    : source.resourceTypes.map((type) => RESOURCE_TITLES[type]).join(', ');
  const pace = t`${source.pageSize} records per page, up to ${source.requestsPerMinute} requests per minute`;
  return (
    <dl className={classes.facts}>
      <dt>{t`Kind`}</dt>
      <dd>{KIND_TITLES[source.kind]}</dd>
      <dt>{t`URL`}</dt>
      <dd>{source.baseUrl}</dd>
      <dt>{t`Authentication`}</dt>
      <dd>{how.join(', ')}</dd>
      <dt>{t`Records`}</dt>
      <dd>{read}</dd>
      <dt>{t`Schedule`}</dt>
      <dd>
        {everyMinutes === null ? t`Manual` : intervalText(everyMinutes)}; {pace}
      </dd>
    </dl>
  );
}

type VerificationAnswer = NonNullable<ReturnType<typeof useVerify>['result']>;
type Sample = NonNullable<VerificationAnswer['samples']>[number];

function Answer({ result }: { result: VerificationAnswer }) {
  if (!result.samples)
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t`Connection failed`}>
        {result.dataSource?.failure}
      </Alert>
    );
  return (
    <Stack gap="sm">
      <Text fw={600}>{t`Connected: ${result.dataSource?.systemName ?? ''}`}</Text>
      <ul className={classes.samples}>
        {result.samples.map((sample) => (
          <SampleCard key={sample.type} sample={sample} />
        ))}
      </ul>
    </Stack>
  );
}

const SampleCard = ({ sample: { type, count, first } }: { sample: Sample }) => (
  <li className={classes.sample}>
    <Text fw={600} mb={6}>
      {RESOURCE_TITLES[type]}: {count === null ? t`number unknown` : count.toLocaleString('en-GB')}
    </Text>
    {first.length === 0 ? (
      <Text size="sm" c="dimmed">
        {t`No readable records`}
      </Text>
    ) : (
      <dl className={classes.facts}>
        {first.map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    )}
  </li>
);

function Fact({ name, value }: { name: string; value: string }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <dt>{humanizeName(name)}</dt>
      <dd>{readableText(value, timezone)}</dd>
    </>
  );
}
