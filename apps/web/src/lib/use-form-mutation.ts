import type { RefusalCode } from '@frontdesk/domain';
import type { UseFormReturnType } from '@mantine/form';
import { type FormEvent, useContext, useLayoutEffect, useState } from 'react';
import { ErrorMessageContext } from './error-messages.ts';
import { refusalMessage } from './refusal-message.ts';

/** A refusal that the user can act on. */
export interface Refused {
  code: RefusalCode;
  /** For sentences that contain a name. */
  message?: string;
  field: string | null;
}

/**
 * Submits a form. A refusal with a field is shown at that field, which receives the focus; one without a field is
 * returned as `refusal`, for a <RefusalAlert>. The same applies to failures.
 */
export function useFormMutation<Values extends object>(
  form: UseFormReturnType<Values>,
  work: (values: Values) => Promise<Refused | undefined>,
) {
  const wordsFor = useContext(ErrorMessageContext);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const pinRefusal = useRefusalUntilChange(form);

  async function send(values: Values) {
    setPending(true);
    setRefusal(null);
    pinRefusal(null);
    try {
      const refused = await work(values);
      if (refused) show(refused);
    } catch (error) {
      setRefusal(wordsFor(error));
    } finally {
      setPending(false);
    }
  }

  function show({ code, field }: Refused) {
    // Refusals of list items are shown at the list.
    const [named] = field?.split('.') ?? [];
    if (!named || !(named in form.getValues())) return setRefusal(refusalMessage(code));
    pinRefusal({ field: named, words: refusalMessage(code) });
    form.setFieldError(named, refusalMessage(code));
    focusField(form, named);
  }

  const onSubmit = form.onSubmit(
    (values) => void (pending || send(values)),
    (errors) => focusField(form, Object.keys(errors)[0] ?? ''),
  );
  return { onSubmit: (event: FormEvent<HTMLFormElement>) => onSubmit(event), pending, refusal, setRefusal };
}

/** Validation on blur must not remove the server's refusal: it stays until the value changes. */
function useRefusalUntilChange<Values extends object>(form: UseFormReturnType<Values>) {
  const [kept, setKept] = useState<{ field: string; words: string; value: unknown } | null>(null);
  const valueOf = (field: string) => (form.getValues() as Record<string, unknown>)[field];
  useLayoutEffect(() => {
    if (!kept || form.errors[kept.field] || valueOf(kept.field) !== kept.value) return;
    form.setFieldError(kept.field, kept.words);
  });
  return (refused: { field: string; words: string } | null) =>
    setKept(refused && { ...refused, value: valueOf(refused.field) });
}

// After React rendered the error, so that screen readers announce it with the field.
const focusField = <Values extends object>(form: UseFormReturnType<Values>, field: string) =>
  setTimeout(() => form.getInputNode(field)?.focus());
