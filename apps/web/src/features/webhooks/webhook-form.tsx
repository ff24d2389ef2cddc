import {
  ENVIRONMENT_TITLES,
  ENVIRONMENTS,
  type Environment,
  type FilterCondition,
  type FilterMatch,
  isFilterPath,
  REFUSALS,
} from '@frontdesk/domain';
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { isOtherOrigin } from '../../lib/origins.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type EventInfo, EventTree } from './event-tree.tsx';
import { FilterFields } from './filter-fields.tsx';

export interface WebhookValues {
  url: string;
  description: string;
  eventTypes: string[];
  filterMatch: FilterMatch;
  filterConditions: FilterCondition[];
  environment: Environment | null;
  maskContactDetails: boolean;
}

interface Props {
  /** What stands there now; null for a new one. */
  kept: WebhookCard_WebhookFragment | null;
  events: readonly EventInfo[];
  sandboxUrl: string | null;
  saveLabel: string;
  onSave: (terms: WebhookValues) => Promise<Refused | undefined>;
  onCancel: () => void;
}

const ANYWHERE = '';
const WHERE = [
  { value: ANYWHERE, label: 'In whichever environment the workspace is' },
  ...ENVIRONMENTS.map((value) => ({ value, label: `Only in ${ENVIRONMENT_TITLES[value].toLowerCase()}` })),
];

/** Where events go, which, and what they may hold. */
export function WebhookForm({ kept, events, sandboxUrl, saveLabel, onSave, onCancel }: Props) {
  const form = useForm<WebhookValues>({ initialValues: termsOf(kept), validate: faultsOf });
  const { onSubmit, pending, refusal } = useFormMutation(form, onSave);
  const { url } = form.getValues();
  const moves = kept !== null && isOtherOrigin(kept.url, url);
  const { eventTypes, filterMatch, filterConditions, environment, maskContactDetails } = form.getValues();
  return (
    <Form onSubmit={onSubmit} aria-label="Webhook">
      <Stack gap="md">
        <TextInput
          label="Endpoint URL"
          description={
            moves
              ? 'Another host gets a new signing secret, shown once after you save.'
              : 'Receives POST requests with JSON over https.'
          }
          placeholder="https://hooks.example.com/frontdesk"
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          data-autofocus
          {...form.getInputProps('url')}
        />
        {sandboxUrl && (
          <div>
            <Button size="xs" variant="default" onClick={() => form.setFieldValue('url', sandboxUrl)}>
              Use the sandbox receiver
            </Button>
          </div>
        )}
        <TextInput
          label="Description (optional)"
          placeholder="Our CRM"
          autoComplete="off"
          {...form.getInputProps('description')}
        />
        <EventTree
          events={events}
          chosen={eventTypes}
          onChange={(next) => form.setFieldValue('eventTypes', next)}
          error={form.errors.eventTypes}
        />
        <FilterFields
          match={filterMatch}
          onMatch={(next) => form.setFieldValue('filterMatch', next)}
          conditions={filterConditions}
          onChange={(next) => form.setFieldValue('filterConditions', next)}
          error={form.errors.filterConditions}
        />
        <NativeSelect
          label="When to send"
          data={WHERE}
          value={environment ?? ANYWHERE}
          onChange={(event) =>
            form.setFieldValue('environment', (event.currentTarget.value || null) as Environment | null)
          }
        />
        <Checkbox
          label="Mask contact details"
          description="Phone numbers and e-mail addresses of leads and contacts are sent as hints. Always so when they are masked for you."
          checked={maskContactDetails}
          onChange={(event) => form.setFieldValue('maskContactDetails', event.currentTarget.checked)}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onCancel} pending={pending}>
          {saveLabel}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function termsOf(stored: WebhookCard_WebhookFragment | null): WebhookValues {
  if (!stored) {
    const open = { eventTypes: [], filterMatch: 'ALL' as const, filterConditions: [], environment: null };
    return { url: '', description: '', ...open, maskContactDetails: false };
  }
  const { url, description, eventTypes, filterMatch, environment, maskContactDetails } = stored;
  const filterConditions = stored.filterConditions.map(({ path, operator, value }) => ({ path, operator, value }));
  return {
    url,
    description,
    eventTypes: [...eventTypes],
    filterMatch,
    filterConditions,
    environment,
    maskContactDetails,
  };
}

/** What can be seen from here; whether an address may be called, the server knows better. */
function faultsOf({ url, eventTypes, filterConditions }: WebhookValues) {
  const faults: Partial<Record<keyof WebhookValues, string>> = {};
  if (!/^https?:\/\/\S+$/.test(url.trim())) faults.url = REFUSALS.WEBHOOK_URL_INVALID;
  if (eventTypes.length === 0) faults.eventTypes = REFUSALS.WEBHOOK_EVENTS_EMPTY;
  if (!filterConditions.every(({ path }) => isFilterPath(path)))
    faults.filterConditions = REFUSALS.WEBHOOK_FILTER_INVALID;
  return faults;
}
