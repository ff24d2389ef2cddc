import { useMutation } from '@apollo/client/react';
import { PROFILE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { BusinessProfilePageDocument } from '../../gql/business-profile-page.ts';
import { UpdateBusinessProfileDocument } from '../../gql/update-business-profile.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { MANAGES } from './permission.ts';
import classes from './profile-rows.module.css';
import { ContactPersonRows, LinkRows, PolicyRows, ServiceRows } from './profile-rows.tsx';
import {
  type BusinessProfile,
  cleanedValues,
  errorsOf,
  inputOf,
  type ProfileValues,
  valuesOf,
} from './profile-values.ts';

interface Props {
  profile: BusinessProfile;
  hoursNote: ReactNode;
  /** Refetches the profile. Resolves to undefined if the server returned no profile. */
  onReload: () => Promise<BusinessProfile | undefined>;
}

/** Form for the whole business profile. */
export function ProfileForm({ profile, hoursNote, onReload }: Props) {
  const allowed = useCan('update', 'BusinessProfile');
  const { form, onSubmit, pending, refusal, isOutdated, reload } = useProfile(profile, onReload);
  const rows = { form, canEdit: allowed };
  return (
    <Form onSubmit={onSubmit} aria-label={t`Business profile`} className={classes.form}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="lg">
        <BusinessSection form={form} readOnly={!allowed} hoursNote={hoursNote} />
        <ServiceRows {...rows} />
        <PolicyRows {...rows} />
        <LinkRows {...rows} />
        <ContactPersonRows {...rows} />
        <RefusalAlert refusal={refusal} />
        <div className={classes.save}>
          <SaveState profile={profile} isDirty={form.isDirty()} />
          <Group gap="sm">
            {isOutdated && (
              <Button variant="default" onClick={reload}>
                {t`Discard changes and reload`}
              </Button>
            )}
            <PermissionButton
              type="submit"
              loading={pending}
              disabled={allowed && !form.isDirty()}
              permission={{ allowed, reason: allowed ? null : MANAGES }}
            >
              {t`Save profile`}
            </PermissionButton>
          </Group>
        </div>
      </Stack>
    </Form>
  );
}

interface BusinessSectionProps {
  form: UseFormReturnType<ProfileValues>;
  readOnly: boolean;
  hoursNote: ReactNode;
}

function BusinessSection({ form, readOnly, hoursNote }: BusinessSectionProps) {
  const field = (name: 'name' | 'description' | 'address' | 'phone' | 'email' | 'website') => ({
    readOnly,
    autoComplete: 'off',
    ...form.getInputProps(name),
  });
  return (
    <Section title={t`Business`} description={hoursNote}>
      <Stack gap="md">
        <TextInput label={t`Name`} maxLength={PROFILE_LIMITS.nameLength} {...field('name')} />
        <Textarea
          label={t`Description`}
          placeholder={t`What you offer, and where`}
          maxLength={PROFILE_LIMITS.descriptionLength}
          autosize
          minRows={3}
          maxRows={10}
          {...field('description')}
        />
        <TextInput label={t`Address`} maxLength={PROFILE_LIMITS.addressLength} {...field('address')} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput type="tel" label={t`Phone`} maxLength={PROFILE_LIMITS.phoneLength} {...field('phone')} />
          <TextInput type="email" label={t`Email`} maxLength={PROFILE_LIMITS.emailLength} {...field('email')} />
          <TextInput
            type="url"
            label={t`Website`}
            placeholder="https://example.com"
            maxLength={PROFILE_LIMITS.urlLength}
            {...field('website')}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  );
}

function SaveState({ profile, isDirty }: { profile: BusinessProfile; isDirty: boolean }) {
  const { timezone } = useWorkspace();
  return (
    <Text size="sm" c="dimmed" role="status">
      {isDirty ? (
        t`Unsaved changes`
      ) : profile.updatedAt ? (
        <>
          {t`Last saved by ${profile.updatedByName ?? ''}`} · <TimeAgo iso={profile.updatedAt} timeZone={timezone} />
        </>
      ) : (
        t`Not saved yet`
      )}
    </Text>
  );
}

function useProfile(profile: BusinessProfile, onReload: Props['onReload']) {
  const [update] = useMutation(UpdateBusinessProfileDocument, {
    refetchQueries: [BusinessProfilePageDocument],
    awaitRefetchQueries: true,
  });
  const form = useForm<ProfileValues>({
    initialValues: valuesOf(profile),
    validate: errorsOf,
    validateInputOnBlur: true,
  });
  // The revision of the values in the form. While the form has unsaved edits, a profile that another member saves must
  // not change the revision.
  const [revision, setRevision] = useState(profile.revision);
  const [isOutdated, setOutdated] = useState(false);
  const show = (next: BusinessProfile) => {
    form.setValues(valuesOf(next));
    form.resetDirty(valuesOf(next));
    form.clearErrors();
    setRevision(next.revision);
    setOutdated(false);
  };
  // Show changes that other members saved, unless the form has unsaved edits.
  useEffect(() => {
    if (!form.isDirty() && profile.revision !== revision) show(profile);
    // oxlint-disable-next-line react/exhaustive-deps -- The form hook returns a new object on each render.
  }, [profile.revision]);
  const submission = useFormMutation(form, async (values): Promise<Refused | undefined> => {
    const saved = cleanedValues(values);
    form.setValues(saved);
    const { data } = await update({ variables: { input: inputOf(saved, revision) } });
    const refused = await handleMutationResult(data?.updateBusinessProfile, ({ profile: { revision: next } }) => {
      form.resetDirty(saved);
      setRevision(next);
      void toast(t`Business profile saved. The agent uses it from the next reply.`);
    });
    setOutdated(refused?.code === 'KNOWLEDGE_CHANGED');
    return refused;
  });
  const reload = () =>
    void onReload().then(
      (next) => {
        if (next) show(next);
        submission.setRefusal(null);
      },
      () => {},
    );
  return { form, ...submission, isOutdated, reload };
}
