import { useMutation } from '@apollo/client/react';
import { type FormProblem, findSurfaceProblems, type SurfaceContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { isSameForm } from '../../app/form-builder/is-same-form.ts';
import { PublishSurfaceTemplateDocument, UpdateSurfaceTemplateDocument } from '../../gql/contact-forms.ts';
import type { ContactFormQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

export type StoredContactForm = ContactFormQuery['surfaceTemplate'];

/** State of the builder: the stored form, the unsaved changes and the actions. */
export function useContactForm(initial: StoredContactForm) {
  const [form, setForm] = useState(initial);
  const [name, setName] = useState(initial.name);
  const [content, setContent] = useState<SurfaceContent>(() => JSON.parse(initial.content));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const isDirty = name !== form.name || !isSameForm(JSON.parse(form.content), content);
  const { save, publish } = useActions(setForm);

  /** Saves the draft, or shows its problems if there are any. Returns the stored form, or null if it was not saved. */
  async function saveDraft(): Promise<StoredContactForm | null> {
    const found = findSurfaceProblems(content);
    setProblems(found);
    if (found.length > 0) return null;
    if (!isDirty) return form;
    let stored: StoredContactForm | null = null;
    const { id, revision } = form;
    const input = { id, revision, name, content: JSON.stringify(content) };
    await save.attempt(input, (saved) => {
      stored = saved;
      setName(saved.name);
    });
    return stored;
  }
  function change(part: Partial<SurfaceContent>) {
    const next = { ...content, ...part };
    setContent(next);
    if (problems.length > 0) setProblems(findSurfaceProblems(next));
  }
  async function saveAndPublish() {
    const stored = await saveDraft();
    if (stored) await publish.attempt(stored);
  }
  return { form, name, setName, content, change, isDirty, problems, save, saveDraft, publish, saveAndPublish };
}

export type ContactFormDraft = ReturnType<typeof useContactForm>;

interface UpdateInput {
  id: string;
  revision: number;
  name: string;
  content: string;
}

function useActions(setForm: (form: StoredContactForm) => void) {
  const [update] = useMutation(UpdateSurfaceTemplateDocument);
  const [publishForm] = useMutation(PublishSurfaceTemplateDocument);
  const save = useMutationAction(async (input: UpdateInput, done: (form: StoredContactForm) => void) => {
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateSurfaceTemplate, ({ template }) => {
      setForm(template);
      done(template);
    });
  });
  const publish = useMutationAction(async ({ id, revision }: StoredContactForm) => {
    const { data } = await publishForm({ variables: { id, revision } });
    return handleMutationResult(data?.publishSurfaceTemplate, ({ template }) => {
      setForm(template);
      void toast(t`Form published.`);
    });
  });
  return { save, publish };
}
