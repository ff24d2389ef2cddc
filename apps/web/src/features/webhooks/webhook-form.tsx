import {
  ENVIRONMENT_TITLES,
  ENVIRONMENTS,
  type Environment,
  type FilterCondition,
  type FilterMatch,
  isFilterPath,
  REFUSALS,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
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
  /** Webhook to edit. Null to create a webhook. */
  edited: WebhookCard_WebhookFragment | null;
  events: readonly EventInfo[];
  sandboxUrl: string | null;
  saveLabel: string;
  onSave: (terms: WebhookValues) => Promise<Refused | undefined>;
  onCancel: () => void;
}

const ANYWHERE = '';
const WHERE = [
  { value: ANYWHERE, label: t`All environments` },
  ...ENVIRONMENTS.map((value) => ({ value, label: t`Only in ${ENVIRONMENT_TITLES[value].toLowerCase()}` })),
];

/** Form for a webhook: URL, event types, conditions, environment and masking. */
export function WebhookForm({ edited, events, sandboxUrl, saveLabel, onSave, onCancel }: Props) {
  const form = useForm<WebhookValues>({ initialValues: termsOf(edited), validate: errorsOf });
  const { onSubmit, pending, refusal } = useFormMutation(form, onSave);
  const { url } = form.getValues();
  const moves = edited !== null && isOtherOrigin(edited.url, url);
  const { eventTypes, filterMatch, filterConditions, environment, maskContactDetails } = form.getValues();
  return (
    <Form onSubmit={onSubmit} aria-label={t`Webhook`}>
      <Stack gap="md">
        <TextInput
          label={t`Endpoint URL`}
          description={moves ? t`A new host gets a new signing secret.` : t`Must accept HTTPS POST requests with JSON.`}
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
              {t`Use sandbox receiver`}
            </Button>
          </div>
        )}
        <TextInput
          label={t`Description (optional)`}
          placeholder={t`Our CRM`}
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
          label={t`Environment`}
          data={WHERE}
          value={environment ?? ANYWHERE}
          onChange={(event) =>
            form.setFieldValue('environment', (event.currentTarget.value || null) as Environment | null)
          }
        />
        <Checkbox
          label={t`Hide contact details`}
          description={t`Replaces phone numbers and email addresses with dots.`}
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

/** Client-side validation. Returns the errors by field. The server checks whether the URL is allowed. */
function errorsOf({ url, eventTypes, filterConditions }: WebhookValues) {
  const faults: Partial<Record<keyof WebhookValues, string>> = {};
  if (!/^https?:\/\/\S+$/.test(url.trim())) faults.url = REFUSALS.WEBHOOK_URL_INVALID;
  if (eventTypes.length === 0) faults.eventTypes = REFUSALS.WEBHOOK_EVENTS_EMPTY;
  if (!filterConditions.every(({ path }) => isFilterPath(path)))
    faults.filterConditions = REFUSALS.WEBHOOK_FILTER_INVALID;
  return faults;
}
