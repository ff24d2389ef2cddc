import { plural, t } from '@lingui/core/macro';
import { Alert, Button, Group, Skeleton, Stack, Stepper, useMatches } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import { useJobActions } from '../../app/jobs/use-jobs.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { BackToList } from './contact-imports-page.tsx';
import { Counts } from './counts.tsx';
import { storedCounts } from './import-counts.ts';
import { ImportForecast } from './import-forecast.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { IMPORT_PATHS } from './import-paths.ts';
import { MappingForm } from './mapping-form.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { RowsWithReason } from './rows-with-reason.tsx';
import { type ContactImport, useContactImport } from './use-contact-import.ts';

/** Page of one import: column mapping, preview, progress or result. */
export function ContactImportPage() {
  const { found, defaultCountry, going } = useContactImport(usePathParam('importId'));
  const isOwnPath = useOwnPath(found);
  const [remapping, setRemapping] = useState(false);
  const orientation = useMatches({ base: 'vertical' as const, sm: 'horizontal' as const });
  if (!found || !isOwnPath)
    return (
      <>
        <PageHeader title={t`Import`} above={<BackToList kind={found?.kind ?? 'CONTACTS'} />} />
        <Skeleton height={240} radius="lg" />
      </>
    );
  const step = stepOf(found, going, remapping);
  return (
    <>
      <PageHeader
        title={found.fileName}
        description={t`${plural(found.rows, { one: '# row', other: '# rows' })}, ${found.encoding}, uploaded by ${found.memberName}`}
        above={<BackToList kind={found.kind} />}
      />
      <Stack gap="lg">
        <Section title={t`Steps`} quietTitle>
          <Stepper active={STEPS.indexOf(step)} orientation={orientation} size="sm" iconSize={30} contentPadding={0}>
            <Stepper.Step label={t`Columns`} />
            <Stepper.Step label={t`Preview`} />
            <Stepper.Step label={t`Import`} />
            <Stepper.Step label={t`Results`} />
          </Stepper>
        </Section>
        <Step
          found={found}
          going={going}
          step={step}
          defaultCountry={defaultCountry}
          onRemap={() => setRemapping(true)}
          onMapped={() => setRemapping(false)}
        />
      </Stack>
    </>
  );
}

/**
 * Opens the path of the kind, so that the menu highlights the right page, and returns whether it is open. Some links do
 * not know the kind.
 */
function useOwnPath(found: ContactImport | null): boolean {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  // The location of the page that is shown. `location` changes before the page does.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const own = found && IMPORT_PATHS[found.kind].one({ workspace: slug, contactImport: found.id });
  useEffect(() => {
    if (own && pathname && own !== pathname) void navigate({ to: own, replace: true });
  }, [own, pathname, navigate]);
  return own === pathname;
}

const STEPS = ['columns', 'check', 'run', 'result'] as const;
type StepName = (typeof STEPS)[number];

function stepOf({ stage, created, updated, skipped }: ContactImport, going: boolean, remapping: boolean): StepName {
  if (stage === 'UPLOADED' || stage === 'UPLOADING' || (stage === 'CHECKED' && remapping)) return 'columns';
  if (stage === 'CHECKING') return going ? 'check' : 'columns';
  if (stage === 'CHECKED') return 'check';
  if (stage === 'IMPORTING') return going || created + updated + skipped === 0 ? 'run' : 'result';
  return 'result';
}

interface Props {
  found: ContactImport;
  going: boolean;
  step: StepName;
  defaultCountry: string | null;
  onRemap: () => void;
  onMapped: () => void;
}

function Step({ found, going, step, defaultCountry, onRemap, onMapped }: Props) {
  if (!found.isViewerOwner)
    return (
      <>
        <ImportOutcome found={found} going={going} />
        <Alert variant="light" color="gray">
          {t`Only ${found.memberName} can see the rows and continue this import.`}
        </Alert>
      </>
    );
  if (step === 'columns') return <MappingForm found={found} defaultCountry={defaultCountry} onDone={onMapped} />;
  if (going) return <ImportRunning found={found} />;
  return (
    <>
      {step === 'check' ? (
        <ImportForecast found={found} onRemap={onRemap} />
      ) : (
        <ImportOutcome found={found} going={going} />
      )}
      {found.invalid + found.duplicates > 0 && <RejectedRows found={found} />}
      <RowsWithReason found={found} />
    </>
  );
}

type Job = NonNullable<ContactImport['job']>;

/**
 * Progress of the running import, with its controls. The controls are visible only to the member who started the
 * import.
 */
function ImportRunning({ found }: { found: ContactImport }) {
  const { job, stage } = found;
  if (!job) return null;
  return (
    <Section title={job.title} description={t`You can leave this page without stopping the import.`}>
      <Stack gap="md">
        <div>
          <JobProgress job={job} />
        </div>
        {stage === 'IMPORTING' && <Counts label={t`Progress`} counts={storedCounts(found)} />}
        <JobActions job={job} />
      </Stack>
    </Section>
  );
}

function JobActions({ job: { id, status } }: { job: Job }) {
  const { pause, resume, cancel, pending, refusal } = useJobActions(id);
  const paused = status === 'PAUSED';
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" leftSection={<IconX size={16} aria-hidden />} disabled={pending} onClick={cancel}>
          {t`Cancel`}
        </Button>
        <Button
          variant={paused ? 'filled' : 'default'}
          leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          disabled={pending}
          onClick={paused ? resume : pause}
        >
          {paused ? t`Resume` : t`Pause`}
        </Button>
      </Group>
    </>
  );
}
