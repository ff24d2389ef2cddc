import { useMutation } from '@apollo/client/react';
import { type FormProblem, findFormProblems, type LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { isSameForm } from '../../app/form-builder/is-same-form.ts';
import {
  LeadFormPageDocument,
  LeadFormVersionsDocument,
  PublishLeadFormDocument,
  RestoreLeadFormVersionDocument,
  UpdateLeadFormDocument,
  UpdateLeadFormEmbeddingDocument,
  UpdateLeadFormLogoDocument,
} from '../../gql/lead-form.ts';
import type { LeadFormPageQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

export type StoredForm = LeadFormPageQuery['leadForm'];

const refetchQueries = [LeadFormPageDocument];

/** State of the builder: the stored form, the unsaved changes and the actions. */
export function useFormDraft(initial: StoredForm) {
  const [form, setForm] = useState(initial);
  const [content, setContent] = useState<LeadFormContent>(() => JSON.parse(initial.content));
  const [shownProblems, setShownProblems] = useState<readonly FormProblem[]>([]);
  const isDirty = !isSameForm(JSON.parse(form.content), content);
  const { save, uploadLogo, changeOrigins, publish, restore } = useFormActions(form, setForm, setContent);

  /** Saves the draft, or shows its problems if there are any. Resolves to whether the draft was saved. */
  async function saveDraft(): Promise<boolean> {
    const problems = findFormProblems(content);
    setShownProblems(problems);
    if (problems.length > 0) return false;
    if (!isDirty) return true;
    return save.attempt(content);
  }
  function change(part: Partial<LeadFormContent>) {
    const next = { ...content, ...part };
    setContent(next);
    if (shownProblems.length > 0) setShownProblems(findFormProblems(next));
  }
  return {
    form,
    content,
    change,
    isDirty,
    problems: shownProblems,
    saveDraft,
    save,
    uploadLogo,
    changeOrigins,
    publish,
    restore,
  };
}

export type FormDraft = ReturnType<typeof useFormDraft>;

function useFormActions(
  form: StoredForm,
  setForm: (form: StoredForm) => void,
  setContent: (content: LeadFormContent) => void,
) {
  const { revision } = form;
  const [update] = useMutation(UpdateLeadFormDocument, { refetchQueries });
  const [updateLogo] = useMutation(UpdateLeadFormLogoDocument, { refetchQueries });
  const [updateEmbedding] = useMutation(UpdateLeadFormEmbeddingDocument, { refetchQueries });
  const [publishForm] = useMutation(PublishLeadFormDocument, {
    refetchQueries: [...refetchQueries, LeadFormVersionsDocument],
  });
  const [restoreVersion] = useMutation(RestoreLeadFormVersionDocument, { refetchQueries });

  const save = useMutationAction(async (content: LeadFormContent) => {
    const { data } = await update({ variables: { input: { revision, content: JSON.stringify(content) } } });
    return handleMutationResult(data?.updateLeadForm, ({ form: saved }) => setForm(saved));
  });
  const uploadLogo = useMutationAction(async (logo: string | null) => {
    const { data } = await updateLogo({ variables: { revision, logo } });
    return handleMutationResult(data?.updateLeadFormLogo, ({ form: saved }) => setForm(saved));
  });
  const changeOrigins = useMutationAction(async (origins: string[]) => {
    const { data } = await updateEmbedding({ variables: { revision, origins } });
    return handleMutationResult(data?.updateLeadFormEmbedding, ({ form: saved }) => {
      setForm(saved);
      void toast(t`Allowed sites saved.`);
    });
  });
  const publish = useMutationAction(async () => {
    const { data } = await publishForm({ variables: { revision } });
    return handleMutationResult(data?.publishLeadForm, ({ form: published }) => {
      setForm(published);
      void toast(t`Form published.`);
    });
  });
  const restore = useMutationAction(async (id: string) => {
    const { data } = await restoreVersion({ variables: { id, revision } });
    return handleMutationResult(data?.restoreLeadFormVersion, ({ form: restored }) => {
      setForm(restored);
      setContent(JSON.parse(restored.content));
      void toast(t`Version restored as the draft.`);
    });
  });
  return { save, uploadLogo, changeOrigins, publish, restore };
}
