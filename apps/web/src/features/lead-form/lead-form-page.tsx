import { t } from '@lingui/core/macro';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconShare2 } from '@tabler/icons-react';
import classes from '../../app/form-builder/form-builder.module.css';
import { isSameForm } from '../../app/form-builder/is-same-form.ts';
import { QuestionsSection } from '../../app/form-builder/questions-section.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { LeadFormPageDocument } from '../../gql/lead-form.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { LookSection } from './look-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import {
  ConsentSection,
  FieldsSection,
  HiddenFieldsSection,
  LanguagesSection,
  ThankYouSection,
} from './settings-sections.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { type FormDraft, type StoredForm, useFormDraft } from './use-form-draft.ts';
import { VersionsSection } from './versions-section.tsx';

/** Builder of the workspace's public lead form (CB-02), with a dialog to share it (CB-21). */
export function LeadFormPage() {
  const { data } = useScreenQuery(LeadFormPageDocument);
  return data ? <Builder initial={data.leadForm} /> : <LoadingBuilder />;
}

function LoadingBuilder() {
  return (
    <>
      <PageHeader title={t`Lead form`} above={<BackToSettings />} />
      <Section title={t`Questions`}>
        <Stack gap="md" role="status" aria-label={t`Loading form`}>
          {[38, 52, 70].map((width) => (
            <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
          ))}
        </Stack>
      </Section>
    </>
  );
}

function BackToSettings() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.settings({ workspace: slug })} size="sm">
      <Group component="span" gap={4}>
        <IconArrowLeft size={15} aria-hidden />
        {t`Settings`}
      </Group>
    </AnchorLink>
  );
}

function Builder({ initial }: { initial: StoredForm }) {
  const draft = useFormDraft(initial);
  const { form, content, change, isDirty, problems, save } = draft;
  const { name } = useWorkspace();
  const [sharing, { open: openShare, close: closeShare }] = useDisclosure(false);
  const [publishing, { open: openPublish, close: closePublish }] = useDisclosure(false);
  const publish = async () => {
    if (await draft.saveDraft()) openPublish();
  };
  return (
    <>
      <UnsavedChangesGuard dirty={isDirty && !save.pending} />
      <PageHeader
        title={t`Lead form`}
        above={<BackToSettings />}
        beside={<FormStatus draft={draft} />}
        actions={
          <>
            <Button variant="default" leftSection={<IconShare2 size={16} aria-hidden />} onClick={openShare}>
              {t`Share`}
            </Button>
            <SaveButton draft={draft} />
            <Button loading={save.pending} onClick={() => void publish()}>
              {t`Publish`}
            </Button>
          </>
        }
      />
      <Stack gap="xs" mb="md">
        <RefusalAlert refusal={save.refusal} />
        <RefusalAlert refusal={problems.length > 0 ? t`Correct the marked fields before you save the form.` : null} />
      </Stack>
      <div className={classes.columns}>
        <Stack gap="lg">
          <QuestionsSection
            content={content}
            onChange={(questions) => change({ questions })}
            problems={problems}
            description={t`Visitors see the questions after the name, phone and email fields.`}
          />
          <FieldsSection content={content} onChange={change} problems={problems} />
          <ConsentSection content={content} onChange={change} problems={problems} workspaceName={name} />
          <ThankYouSection content={content} onChange={change} problems={problems} workspaceName={name} />
          <LanguagesSection content={content} onChange={change} problems={problems} />
          <LookSection
            content={content}
            onChange={change}
            problems={problems}
            logo={form.logo}
            upload={draft.uploadLogo}
          />
          <HiddenFieldsSection content={content} onChange={change} problems={problems} />
          <VersionsSection publishedNumber={form.publishedNumber} isDirty={isDirty} restore={draft.restore} />
        </Stack>
        <div className={classes.preview}>
          <PreviewSection content={content} logo={form.logo} workspaceName={name} />
        </div>
      </div>
      <ShareDialog opened={sharing} onClose={closeShare} draft={draft} />
      <PublishDialog opened={publishing} onClose={closePublish} draft={draft} />
    </>
  );
}

function SaveButton({ draft: { isDirty, save, saveDraft } }: { draft: FormDraft }) {
  const send = async () => {
    if (await saveDraft()) void toast(t`Draft saved.`);
  };
  return (
    <Button variant="default" disabled={!isDirty} loading={save.pending} onClick={() => void send()}>
      {t`Save draft`}
    </Button>
  );
}

/** Shows whether visitors see the current draft. */
function FormStatus({ draft: { form, isDirty } }: { draft: FormDraft }) {
  const isPublished =
    isSameForm(JSON.parse(form.content), JSON.parse(form.publishedContent)) && form.logo === form.publishedLogo;
  if (isDirty) return <StatusBadge tone="warning">{t`Unsaved changes`}</StatusBadge>;
  if (!isPublished) return <StatusBadge tone="warning">{t`Draft not published`}</StatusBadge>;
  return form.publishedNumber === null ? (
    <Text size="sm" c="dimmed">{t`Built-in form`}</Text>
  ) : (
    <StatusBadge tone="good">{t`Version ${form.publishedNumber} is live`}</StatusBadge>
  );
}
