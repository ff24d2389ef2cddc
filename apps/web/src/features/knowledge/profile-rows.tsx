import { PROFILE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { EditableRows } from './editable-rows.tsx';
import classes from './profile-rows.module.css';
import { NO_LINK, NO_PERSON, NO_POLICY, NO_SERVICE, type ProfileValues } from './profile-values.ts';

interface Props {
  form: UseFormReturnType<ProfileValues>;
  canEdit: boolean;
}

/** Returns a function that returns the input properties of a field of a row. */
const fieldOf =
  ({ form, canEdit }: Props, path: string) =>
  (name: string) => ({
    readOnly: !canEdit,
    autoComplete: 'off',
    classNames: { label: classes.label ?? '' },
    ...form.getInputProps(`${path}.${name}`),
  });

export function ServiceRows(props: Props) {
  return (
    <EditableRows
      {...props}
      list="services"
      title={t`Services`}
      empty={t`No services yet. Add what you offer, with prices.`}
      addLabel={t`Add service`}
      rowLabel={(number) => t`Service ${number}`}
      onAdd={() => props.form.insertListItem('services', NO_SERVICE)}
      limit={PROFILE_LIMITS.services}
      firstField="name"
      columns="minmax(0, 1.4fr) minmax(0, 0.9fr) 8rem minmax(0, 2fr)"
      renderFields={(path) => {
        const field = fieldOf(props, path);
        return (
          <>
            <TextInput label={t`Name`} maxLength={PROFILE_LIMITS.labelLength} {...field('name')} />
            <TextInput
              label={t`Price`}
              placeholder={t`For example from 60 €`}
              maxLength={PROFILE_LIMITS.priceLength}
              {...field('price')}
            />
            <NumberInput
              label={t`Duration (min)`}
              min={1}
              clampBehavior="none"
              allowDecimal={false}
              hideControls
              {...field('durationMinutes')}
            />
            <Textarea
              label={t`Description`}
              maxLength={PROFILE_LIMITS.serviceDescriptionLength}
              autosize
              minRows={1}
              maxRows={6}
              {...field('description')}
            />
          </>
        );
      }}
    />
  );
}

export function PolicyRows(props: Props) {
  return (
    <EditableRows
      {...props}
      list="policies"
      title={t`Policies`}
      empty={t`No policies yet. Add policies for cancellation, payment or parking, for example.`}
      addLabel={t`Add policy`}
      rowLabel={(number) => t`Policy ${number}`}
      onAdd={() => props.form.insertListItem('policies', NO_POLICY)}
      limit={PROFILE_LIMITS.policies}
      firstField="title"
      columns="minmax(0, 1fr) minmax(0, 2.5fr)"
      renderFields={(path) => {
        const field = fieldOf(props, path);
        return (
          <>
            <TextInput label={t`Title`} maxLength={PROFILE_LIMITS.labelLength} {...field('title')} />
            <Textarea
              label={t`Policy`}
              maxLength={PROFILE_LIMITS.policyTextLength}
              autosize
              minRows={1}
              maxRows={8}
              {...field('text')}
            />
          </>
        );
      }}
    />
  );
}

export function LinkRows(props: Props) {
  return (
    <EditableRows
      {...props}
      list="links"
      title={t`Links`}
      empty={t`No links yet. Add pages that the agent can send.`}
      addLabel={t`Add link`}
      rowLabel={(number) => t`Link ${number}`}
      onAdd={() => props.form.insertListItem('links', NO_LINK)}
      limit={PROFILE_LIMITS.links}
      firstField="title"
      columns="minmax(0, 1fr) minmax(0, 2.5fr)"
      renderFields={(path) => {
        const field = fieldOf(props, path);
        return (
          <>
            <TextInput label={t`Title`} maxLength={PROFILE_LIMITS.labelLength} {...field('title')} />
            <TextInput
              type="url"
              label={t`Web address`}
              placeholder="https://example.com"
              maxLength={PROFILE_LIMITS.urlLength}
              {...field('url')}
            />
          </>
        );
      }}
    />
  );
}

export function ContactPersonRows(props: Props) {
  return (
    <EditableRows
      {...props}
      list="contactPersons"
      title={t`Contact persons`}
      description={t`The agent can give these details to contacts.`}
      empty={t`No contact persons yet`}
      addLabel={t`Add contact person`}
      rowLabel={(number) => t`Contact person ${number}`}
      onAdd={() => props.form.insertListItem('contactPersons', NO_PERSON)}
      limit={PROFILE_LIMITS.contactPersons}
      firstField="name"
      columns="repeat(4, minmax(0, 1fr))"
      renderFields={(path) => {
        const field = fieldOf(props, path);
        return (
          <>
            <TextInput label={t`Name`} maxLength={PROFILE_LIMITS.labelLength} {...field('name')} />
            <TextInput label={t`Role`} maxLength={PROFILE_LIMITS.labelLength} {...field('role')} />
            <TextInput type="tel" label={t`Phone`} maxLength={PROFILE_LIMITS.phoneLength} {...field('phone')} />
            <TextInput type="email" label={t`Email`} maxLength={PROFILE_LIMITS.emailLength} {...field('email')} />
          </>
        );
      }}
    />
  );
}
