import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Autocomplete, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { ContactTagsDocument } from '../../gql/contact-tags.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  change: 'TAG' | 'UNTAG' | null;
  people: string;
  onClose: () => void;
  onTag: (tag: string) => void;
  pending: boolean;
  refusal: string | null;
}

/** Dialog that adds a tag to the selected contacts, or removes a tag from them. */
export function TagDialog({ change, people, onClose, onTag, pending, refusal }: Props) {
  const shown = useLastValue(change);
  const { data } = useQuery(ContactTagsDocument, { skip: change === null });
  const [tag, setTag] = useState('');
  const verb = shown === 'UNTAG' ? t`Untag` : t`Tag`;
  return (
    <Modal opened={change !== null} onClose={onClose} title={`${verb} ${people}`}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          onTag(tag);
        }}
      >
        <Stack gap="md">
          <RefusalAlert refusal={refusal} />
          <Autocomplete
            label={t`Tag`}
            data-autofocus
            maxLength={LIMITS.tagLength}
            data={data?.contactTags.map(({ tag: known }) => known) ?? []}
            value={tag}
            onChange={setTag}
          />
          <FormButtons onCancel={onClose} pending={pending} disabled={tag.trim() === ''}>
            {verb} {people}
          </FormButtons>
        </Stack>
      </Form>
    </Modal>
  );
}
