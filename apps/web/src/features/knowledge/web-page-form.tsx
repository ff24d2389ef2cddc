import { useMutation } from '@apollo/client/react';
import { REFRESH_INTERVALS, type RefreshInterval, WEB_PAGE_LIMITS, type WebPageScope } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { CreateWebPageSourceDocument } from '../../gql/web-page-source.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { REFRESH_TITLES } from './source-labels.ts';

interface Values {
  url: string;
  scope: WebPageScope;
  refreshInterval: RefreshInterval;
}

const INITIAL: Values = { url: '', scope: 'PAGE', refreshInterval: 'WEEKLY' };

export const REFRESH_OPTIONS = REFRESH_INTERVALS.map((value) => ({ value, label: REFRESH_TITLES[value] }));

/** Form that adds a web page, or the pages of a sitemap, as a source. */
export function WebPageForm({ onClose }: { onClose: () => void }) {
  const [create] = useMutation(CreateWebPageSourceDocument, { refetchQueries: [KnowledgeSourcesPageDocument] });
  const form = useForm<Values>({ initialValues: INITIAL, validate: { url: urlError }, validateInputOnBlur: true });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ url, ...values }) => {
    const { data } = await create({ variables: { input: { ...values, url: url.trim() } } });
    return handleMutationResult(data?.createWebPageSource, () => {
      void toast(t`Web page added.`);
      onClose();
    });
  });
  const pages = WEB_PAGE_LIMITS.pages.toLocaleString('en-GB');
  return (
    <Form onSubmit={onSubmit} aria-label={t`Web page`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={t`URL`}
          placeholder="https://www.example.com/prices"
          inputMode="url"
          autoComplete="off"
          maxLength={WEB_PAGE_LIMITS.urlLength}
          {...form.getInputProps('url')}
        />
        <Radio.Group label={t`Pages`} {...form.getInputProps('scope')}>
          <Stack gap="xs" mt={6}>
            <Radio value="PAGE" label={t`This page only`} />
            <Radio
              value="SITEMAP"
              label={t`All pages of the sitemap`}
              description={t`Enter the address of the website or of its sitemap. At most ${pages} pages.`}
            />
          </Stack>
        </Radio.Group>
        <NativeSelect label={t`Read again`} data={REFRESH_OPTIONS} {...form.getInputProps('refreshInterval')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add web page`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function urlError(value: string): string | null {
  const text = value.trim();
  if (text === '') return t`Enter the URL.`;
  return URL.canParse(text) && /^https?:\/\//i.test(text) ? null : t`Enter a URL that starts with https://.`;
}
