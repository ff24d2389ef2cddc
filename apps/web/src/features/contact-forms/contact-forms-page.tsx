import { useMutation } from '@apollo/client/react';
import { SURFACE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconForms, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import {
  ArchiveSurfaceTemplateDocument,
  ContactFormsDocument,
  CreateSurfaceTemplateDocument,
} from '../../gql/contact-forms.ts';
import type { ContactFormsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { toast } from '../../ui/toast.ts';
import { FormReviews } from './form-reviews.tsx';
import { PublishStatus } from './publish-status.tsx';

const PAGE = 50;

type ListedForm = ContactFormsQuery['surfaceTemplates']['edges'][number]['node'];

type Shown = 'active' | 'archived' | 'review';

/** Page with the forms that members send to individual contacts, and the submitted forms that await a review. */
export function ContactFormsPage() {
  const initial = firstParam(useSearchParams(), 'show') === 'review' ? 'review' : 'active';
  return <ContactForms key={initial} initial={initial} />;
}

function ContactForms({ initial }: { initial: Shown }) {
  const [shown, setShown] = useState<Shown>(initial);
  const [creating, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHeader
        title={t`Forms`}
        description={t`Forms that you send to individual contacts. Answers are stored in their records.`}
        actions={<NewForm onClick={open} />}
      />
      <Section title={t`Forms`} quietTitle flush>
        <Group p="md">
          <Segments
            label={t`Shown forms`}
            value={shown}
            onChange={setShown}
            segments={[
              { value: 'active', label: t`Active` },
              { value: 'archived', label: t`Archived` },
              { value: 'review', label: t`To review` },
            ]}
          />
        </Group>
        {shown === 'review' ? <FormReviews /> : <Templates archived={shown === 'archived'} />}
      </Section>
      <Modal opened={creating} onClose={close} title={t`Create form`}>
        <CreateForm onClose={close} />
      </Modal>
    </>
  );
}

function Templates({ archived }: { archived: boolean }) {
  const { data, previousData, loading, fetchMore } = useScreenQuery(ContactFormsDocument, { first: PAGE, archived });
  const page = data?.surfaceTemplates;
  const after = page?.pageInfo.endCursor ?? null;
  return (
    <RowList
      label={t`Forms`}
      rows={page?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      renderText={(form) => <FormSummary form={form} />}
      renderActions={(form) => <Archive form={form} />}
      hasMore={page?.pageInfo.hasNextPage ?? false}
      loadingMore={loading && previousData !== undefined}
      onMore={() => void fetchMore({ variables: { after } })}
      total={page?.totalCount}
      empty={archived ? <NoArchivedForms /> : <NoForms />}
    />
  );
}

const NoForms = () => (
  <EmptyState icon={<IconForms size={24} stroke={1.6} />} title={t`No forms yet`}>
    {t`Ask a contact for details with a link that only they receive.`}
  </EmptyState>
);

const NoArchivedForms = () => (
  <EmptyState icon={<IconArchive size={24} stroke={1.6} />} title={t`No archived forms`}>
    {t`Archive a form that you no longer send.`}
  </EmptyState>
);

function NewForm({ onClick }: { onClick: () => void }) {
  const allowed = useCan('create', 'SurfaceTemplate');
  return (
    <PermissionButton
      permission={{ allowed, reason: allowed ? null : t`You need the surface.manage permission.` }}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onClick}
    >
      {t`Create form`}
    </PermissionButton>
  );
}

function FormSummary({ form }: { form: ListedForm }) {
  const { slug: workspace, timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs">
        <AnchorLink to={paths.contactForm({ workspace, form: form.id })} fw={600} size="sm">
          <bdi>{form.name}</bdi>
        </AnchorLink>
        <PublishStatus form={form} />
      </Group>
      <Text size="sm" c="dimmed">
        {t`Changed by ${form.updatedByName} on ${formatDateTime(form.updatedAt, timezone)}`}
      </Text>
    </>
  );
}

function Archive({ form: { id, name, archivedAt } }: { form: ListedForm }) {
  const canArchive = useCan('archive', 'SurfaceTemplate');
  const [archive] = useMutation(ArchiveSurfaceTemplateDocument, { refetchQueries: [ContactFormsDocument] });
  const { ask, dialog } = useConfirmation(async () =>
    handleMutationResult(
      (await archive({ variables: { id } })).data?.archiveSurfaceTemplate,
      () => void toast(t`Form archived.`),
    ),
  );
  if (!canArchive || archivedAt !== null) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-label={t`Archive ${name}`} onClick={ask}>
        {t`Archive`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Archive ${name}?`} confirmLabel={t`Archive form`} danger>
        {t`The form can no longer be edited or sent. Links that were sent stay valid.`}
      </ConfirmDialog>
    </>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const { slug: workspace } = useWorkspace();
  const navigate = useNavigate();
  const [create] = useMutation(CreateSurfaceTemplateDocument, { refetchQueries: [ContactFormsDocument] });
  const form = useForm({ initialValues: { name: '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ name }) => {
    const { data } = await create({ variables: { name } });
    return handleMutationResult(data?.createSurfaceTemplate, ({ template }) =>
      navigate({ to: paths.contactForm({ workspace, form: template.id }) }),
    );
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Create form`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Name`}
          description={t`Also used as the title that contacts see. You can change it later.`}
          data-autofocus
          maxLength={SURFACE_LIMITS.nameLength}
          {...form.getInputProps('name')}
        />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Create form`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
