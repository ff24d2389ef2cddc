import { useMutation } from '@apollo/client/react';
import {
  type Channel,
  type FormTexts,
  formLanguage,
  formText,
  isRightToLeft,
  type LeadFormContent,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { usePathParam, useSearchParams } from '../../app/address.ts';
import { FormLogo } from '../../app/lead-form/form-logo.tsx';
import { answersOf, type FormValues, type ShownForm, textsOf, withWorkspace } from '../../app/lead-form/form-values.ts';
import { LeadForm } from '../../app/lead-form/lead-form.tsx';
import { FormPageDocument } from '../../gql/form-page.ts';
import { SubmitFormDocument } from '../../gql/submit-form.ts';
import type { FormPageQuery } from '../../gql/types.ts';
import { ErrorMessageContext } from '../../lib/error-messages.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { leaveFor } from './leave-for.ts';
import { usePageLanguage } from './use-page-language.ts';
import { useReportedHeight } from './use-reported-height.ts';

/** Built-in text below the title, by channel. Shown while the agent can contact leads. */
const WHAT_NEXT: Record<Channel, (texts: FormTexts) => string> = {
  WHATSAPP: ({ replyByWhatsApp }) => replyByWhatsApp,
  VOICE: ({ replyByCall }) => replyByCall,
};

/** Public form of a workspace. For an unknown slug, “Page not found” is shown. */
export function FormPage() {
  const slug = usePathParam('slug');
  const { data } = useScreenQuery(FormPageDocument, { slug });
  useReportedHeight();
  return data ? <LoadedForm form={data.publicForm} /> : <LoadingForm />;
}

function LoadedForm({ form }: { form: FormPageQuery['publicForm'] }) {
  const search = useSearchParams();
  const inherited = useContext(ErrorMessageContext);
  const content = useMemo<LeadFormContent>(() => JSON.parse(form.content), [form.content]);
  const language = formLanguage(content, [firstParam(search, 'lang'), ...navigator.languages]);
  const texts = textsOf(language);
  const shown: ShownForm = { content, logo: form.logo, language, texts, workspaceName: form.workspaceName };
  const [sent, setSent] = useState(false);
  const send = useSubmission(form, shown);
  usePageLanguage(language);
  const again = () => setSent(false);
  const onSubmit = (values: FormValues) => send(values, () => setSent(true));
  const { workspaceName, channel, contactsImmediately } = form;
  return (
    <ErrorMessageContext value={language === 'en' ? inherited : () => texts.failed}>
      <div lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'}>
        {sent ? (
          <ThankYou shown={shown} contactsImmediately={contactsImmediately} onAgain={again} />
        ) : (
          <CardPage
            title={withWorkspace(texts.title, workspaceName)}
            description={contactsImmediately ? WHAT_NEXT[channel](texts) : texts.noPromise}
            above={<FormLogo logo={form.logo} workspaceName={workspaceName} />}
          >
            <LeadForm key={language} shown={shown} onSubmit={onSubmit} />
          </CardPage>
        )}
      </div>
    </ErrorMessageContext>
  );
}

/**
 * Returns a function that submits the form. On success, the function redirects to the page configured in the form, or
 * calls `onSent` if there is none.
 */
function useSubmission({ slug, versionId }: FormPageQuery['publicForm'], { content, language }: ShownForm) {
  const [submitForm] = useMutation(SubmitFormDocument);
  const search = useSearchParams();
  return async ({ name, phone, email, message, website, consent, ...rest }: FormValues, onSent: () => void) => {
    const values = { name, phone, email, message, website, consent };
    const answers = answersOf({ ...values, ...rest }, content);
    const names = Object.keys(search).filter((key) => key.startsWith('utm_') || content.hiddenFields.includes(key));
    const parameters = names.map((key) => ({ key, value: firstParam(search, key) }));
    const input = { slug, ...values, versionId, language, answers, parameters };
    const { data } = await submitForm({ variables: { input }, fetchPolicy: 'no-cache' });
    const { redirectUrl } = content.thankYou;
    return handleMutationResult(data?.submitForm, () => (redirectUrl ? leaveFor(redirectUrl) : onSent()));
  };
}

function LoadingForm() {
  return (
    <CardPage title={t`Contact us`}>
      <Stack gap="lg" role="status" aria-label={t`Loading form`}>
        {[90, 110, 80].map((width) => (
          <div key={width}>
            <Skeleton height={12} width={width} radius="xl" mb={8} />
            <Skeleton height={36} radius="md" />
          </div>
        ))}
      </Stack>
    </CardPage>
  );
}

interface ThankYouProps {
  shown: ShownForm;
  contactsImmediately: boolean;
  onAgain: () => void;
}

/**
 * Confirmation that is shown after submission. Its heading receives the focus, because the submit button no longer
 * exists.
 */
function ThankYou({ shown, contactsImmediately, onAgain }: ThankYouProps) {
  const { content, language, texts, workspaceName } = shown;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('h1')?.focus(), []);
  const builtIn = withWorkspace(contactsImmediately ? texts.receivedAndContact : texts.received, workspaceName);
  return (
    <div ref={ref}>
      <CardPage
        icon={<IconCircleCheck size={28} stroke={1.7} />}
        title={texts.thankYou}
        description={<span dir="auto">{formText(content.thankYou.text, language, content) || builtIn}</span>}
      >
        <Button variant="default" onClick={onAgain}>
          {texts.again}
        </Button>
      </CardPage>
    </div>
  );
}
