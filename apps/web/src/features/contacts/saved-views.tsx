import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconDots, IconUsers } from '@tabler/icons-react';
import { CreateSavedViewDocument } from '../../gql/create-saved-view.ts';
import { DeleteSavedViewDocument } from '../../gql/delete-saved-view.ts';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import type { SavedViewsQuery } from '../../gql/types.ts';
import { UpdateSavedViewDocument } from '../../gql/update-saved-view.ts';
import { parseSearch, stringifySearch } from '../../lib/search-params.ts';
import { useCan } from '../../session/workspace.tsx';
import { answered } from '../../ui/answered.ts';
import { insideMain } from '../../ui/floating.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useSubmission } from '../../ui/use-submission.ts';
import { type ContactFilter, filterFrom, NO_FILTER, paramsFrom } from './contact-filter.ts';
import classes from './contacts.module.css';

type View = SavedViewsQuery['savedViews']['edges'][number]['node'];

interface Props {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
}

const addressOf = (filter: ContactFilter) => stringifySearch(paramsFrom(filter)).slice(1);

/** The list as somebody kept it, one press away: their own, and those that are shared here. */
export function SavedViews({ filter, onChange }: Props) {
  const skip = !useCan('read', 'SavedView');
  const { data } = useQuery(SavedViewsDocument, { skip, fetchPolicy: 'cache-and-network' });
  const [saving, { open: save, close }] = useDisclosure(false);
  const views = data?.savedViews.edges.map(({ node }) => node) ?? [];
  const address = addressOf(filter);
  const known = views.some((view) => view.address === address);
  if (skip || (views.length === 0 && address === '')) return null;
  return (
    <div className={classes.views} role="group" aria-label="Saved views">
      <Chip active={address === ''} onClick={() => onChange(NO_FILTER)}>
        Everybody
      </Chip>
      {views.map((view) => (
        <Group key={view.id} gap={0} wrap="nowrap">
          <Chip
            active={view.address === address}
            shared={view.visibility === 'SHARED'}
            onClick={() => onChange(filterFrom(parseSearch(view.address)))}
          >
            {view.name}
          </Chip>
          {view.mine && <ViewMenu view={view} address={address} />}
        </Group>
      ))}
      {address !== '' && !known && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconBookmark size={15} aria-hidden />} onClick={save}>
          Save this view
        </Button>
      )}
      <Modal opened={saving} onClose={close} title="Save this view">
        <SaveForm address={address} onClose={close} />
      </Modal>
    </div>
  );
}

interface ChipProps {
  active: boolean;
  shared?: boolean;
  onClick: () => void;
  children: string;
}

const Chip = ({ active, shared, onClick, children }: ChipProps) => (
  <Button
    size="compact-sm"
    variant={active ? 'light' : 'subtle'}
    color={active ? undefined : 'gray'}
    aria-pressed={active}
    rightSection={shared ? <IconUsers size={13} aria-label="Shared" /> : undefined}
    onClick={onClick}
  >
    {children}
  </Button>
);

function ViewMenu({ view: { id, name, visibility, address: kept }, address }: { view: View; address: string }) {
  const [updateView] = useMutation(UpdateSavedViewDocument);
  const [deleteView] = useMutation(DeleteSavedViewDocument, { refetchQueries: [SavedViewsDocument] });
  const other = visibility === 'SHARED' ? 'PRIVATE' : 'SHARED';
  const change = (input: { address: string; visibility: 'PRIVATE' | 'SHARED' }) =>
    void updateView({ variables: { input: { id, name, ...input } } }).catch(() => {});
  return (
    <Menu position="bottom-start" shadow="md" radius="lg" {...insideMain}>
      <Menu.Target>
        <ActionIcon size={26} variant="subtle" color="gray" aria-label={`Change the view ${name}`}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {address !== kept && (
          <Menu.Item onClick={() => change({ address, visibility })}>Keep what is shown now</Menu.Item>
        )}
        <Menu.Item onClick={() => change({ address: kept, visibility: other })}>
          {other === 'SHARED' ? 'Share with everybody here' : 'Keep to myself'}
        </Menu.Item>
        <Menu.Item onClick={() => void deleteView({ variables: { input: { id } } }).catch(() => {})}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveForm({ address, onClose }: { address: string; onClose: () => void }) {
  const [createView] = useMutation(CreateSavedViewDocument, { refetchQueries: [SavedViewsDocument] });
  const form = useForm({ initialValues: { name: '', shared: false } });
  const { onSubmit, pending, refusal } = useSubmission(form, async ({ name, shared }) => {
    const input = { name, address, visibility: shared ? ('SHARED' as const) : ('PRIVATE' as const) };
    const { data } = await createView({ variables: { input } });
    return answered(data?.createSavedView, { SavedViewCreated: onClose });
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput label="Name" data-autofocus maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <Checkbox label="Share it with everybody here" {...form.getInputProps('shared', { type: 'checkbox' })} />
        <FormButtons onCancel={onClose} pending={pending}>
          Save
        </FormButtons>
      </Stack>
    </Form>
  );
}
