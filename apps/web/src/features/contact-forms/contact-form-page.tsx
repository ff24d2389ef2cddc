import { SURFACE_LIMITS, type SurfaceCheck } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, NativeSelect, NumberInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import classes from '../../app/form-builder/form-builder.module.css';
import { FormLanguagesSection } from '../../app/form-builder/languages-section.tsx';
import { onlyIn, questionsIn } from '../../app/form-builder/question-values.ts';
import { QuestionsSection } from '../../app/form-builder/questions-section.tsx';
import { problemAt, TextsField } from '../../app/form-builder/texts-field.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { ContactFormDocument } from '../../gql/contact-forms.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { type Segment, Segments } from '../../ui/segments.tsx';
import { toast } from '../../ui/toast.ts';
import { ContactFormPreview } from './contact-form-preview.tsx';
import { PublishStatus } from './publish-status.tsx';
import { type ContactFormDraft, type StoredContactForm, useContactForm } from './use-contact-form.ts';

const FormResults = lazy(() => import('./form-results.tsx'));

type View = 'questions' | 'results';

const VIEWS: readonly Segment<View>[] = [
  { value: 'questions', label: t`Edit` },
  { value: 'results', label: t`Results` },
];

/** Builder of a form for contacts, with its preview. */
export function ContactFormPage() {
  const id = usePathParam('formId');
  const { data } = useScreenQuery(ContactFormDocument, { id });
  return data ? <Builder key={id} initial={data.surfaceTemplate} /> : <LoadingBuilder />;
}

function LoadingBuilder() {
  return (
    <>
      <PageHeader title={t`Form`} above={<BackToForms />} />
      <Skeleton height={240} radius="lg" />
    </>
  );
}

function BackToForms() {
  const { slug: workspace } = useWorkspace();
  return (
    <AnchorLink to={paths.contactForms({ workspace })} size="sm">
      <Group component="span" gap={4}>
        <IconArrowLeft size={15} aria-hidden />
        {t`Forms`}
      </Group>
    </AnchorLink>
  );
}

function Builder({ initial }: { initial: StoredContactForm }) {
  const draft = useContactForm(initial);
  const [view, setView] = useState<View>('questions');
  const canReadResults = useCan('read', 'Surface');
  const { form, content, isDirty, problems, save, publish } = draft;
  return (
    <>
      <UnsavedChangesGuard dirty={isDirty && !save.pending} />
      <PageHeader
        title={form.name}
        above={<BackToForms />}
        beside={<PublishStatus form={form} />}
        actions={<BuilderActions draft={draft} />}
      />
      <Stack gap="xs" mb="md">
        <RefusalAlert refusal={save.refusal ?? publish.refusal} />
        <RefusalAlert refusal={problems.length > 0 ? t`Correct the marked fields before you save the form.` : null} />
      </Stack>
      {canReadResults && (
        <Group mb="md">
          <Segments label={t`View`} segments={VIEWS} value={view} onChange={setView} />
        </Group>
      )}
      {view === 'results' ? (
        <Suspense fallback={<Skeleton height={240} radius="lg" />}>
          <FormResults templateId={form.id} />
        </Suspense>
      ) : (
        <div className={classes.columns}>
          <Sections draft={draft} />
          <div className={classes.preview}>
            <ContactFormPreview content={content} />
          </div>
        </div>
      )}
    </>
  );
}

function Sections({ draft }: { draft: ContactFormDraft }) {
  const { content, change, problems } = draft;
  return (
    <Stack gap="lg">
      <TextsSection draft={draft} />
      <QuestionsSection
        content={content}
        onChange={(questions) => change({ questions })}
        problems={problems}
        description={t`An answer can be stored in a field of the contact’s record.`}
        isForContacts
      />
      <FormLanguagesSection
        content={content}
        problems={problems}
        description={t`You choose one of these languages when you send the form.`}
        onChange={(languages, defaultLanguage) =>
          change({
            languages,
            defaultLanguage,
            title: onlyIn(languages, content.title),
            intro: onlyIn(languages, content.intro),
            thankYou: onlyIn(languages, content.thankYou),
            questions: questionsIn(languages, content.questions),
          })
        }
      />
    </Stack>
  );
}

function BuilderActions({
  draft: { form, isDirty, save, saveDraft, publish, saveAndPublish },
}: {
  draft: ContactFormDraft;
}) {
  const canEdit = useCan('update', 'SurfaceTemplate') && form.archivedAt === null;
  if (!canEdit) return null;
  const send = async () => {
    if (await saveDraft()) void toast(t`Draft saved.`);
  };
  return (
    <>
      <Button variant="default" disabled={!isDirty} loading={save.pending} onClick={() => void send()}>
        {t`Save draft`}
      </Button>
      <Button loading={save.pending || publish.pending} onClick={() => void saveAndPublish()}>
        {t`Publish`}
      </Button>
    </>
  );
}

const CHECKS: readonly { readonly value: SurfaceCheck; readonly label: string }[] = [
  { value: 'NONE', label: t`None` },
  { value: 'CODE', label: t`Code to the phone number` },
  { value: 'BIRTH_DATE', label: t`Date of birth` },
];

const CHECK_HELP: Readonly<Record<SurfaceCheck, string>> = {
  NONE: t`Everyone who has the link can open the form.`,
  CODE: t`Sent by SMS or WhatsApp. Five wrong codes lock the form.`,
  BIRTH_DATE: t`Must be in the contact’s record. Five wrong dates lock the form.`,
};

/** Fields for the name and the texts of the form, and for the number of days for which its link is valid. */
function TextsSection({ draft: { name, setName, content, change, problems } }: { draft: ContactFormDraft }) {
  const { languages } = content;
  return (
    <Section title={t`Texts`}>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          description={t`Contacts do not see this name.`}
          value={name}
          maxLength={SURFACE_LIMITS.nameLength}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextsField
          label={t`Title`}
          texts={content.title}
          onChange={(title) => change({ title })}
          path="title"
          {...{ languages, problems }}
        />
        <TextsField
          label={t`Introduction`}
          texts={content.intro}
          onChange={(intro) => change({ intro })}
          path="intro"
          multiline
          {...{ languages, problems }}
        />
        <TextsField
          label={t`Confirmation message`}
          texts={content.thankYou}
          onChange={(thankYou) => change({ thankYou })}
          path="thankYou"
          multiline
          {...{ languages, problems }}
        />
        <NumberInput
          label={t`Link is valid for (days)`}
          value={content.validDays}
          min={1}
          max={SURFACE_LIMITS.validDaysMax}
          allowDecimal={false}
          error={problemAt(problems, 'validDays')}
          onChange={(days) => change({ validDays: Number(days) })}
        />
        <NumberInput
          label={t`Reminder after (hours)`}
          description={t`A reminder is sent once, in the conversation. Leave empty to send no reminder.`}
          value={content.reminderHours ?? ''}
          min={1}
          max={SURFACE_LIMITS.reminderHoursMax}
          allowDecimal={false}
          error={problemAt(problems, 'reminderHours')}
          onChange={(hours) => change({ reminderHours: hours === '' ? null : Number(hours) })}
        />
        <NativeSelect
          label={t`Identity check`}
          description={CHECK_HELP[content.secondCheck ?? 'NONE']}
          data={CHECKS}
          value={content.secondCheck ?? 'NONE'}
          onChange={(event) => change({ secondCheck: event.currentTarget.value as SurfaceCheck })}
        />
        {content.questions.some(({ prefill }) => prefill) && (
          <NumberInput
            label={t`Minimum confidence of known values (%)`}
            description={t`Values confirmed by the contact have 50% confidence, values from a data source 80%.`}
            value={content.prefillMinConfidence ?? SURFACE_LIMITS.prefillMinConfidence}
            min={1}
            max={100}
            allowDecimal={false}
            error={problemAt(problems, 'prefillMinConfidence')}
            onChange={(percent) => change({ prefillMinConfidence: Number(percent) })}
          />
        )}
        <Checkbox
          label={t`Review answers before they are stored`}
          description={t`Members accept the answers or return the form.`}
          checked={content.requiresReview ?? false}
          onChange={(event) => change({ requiresReview: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
