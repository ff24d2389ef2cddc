import type { RefusalCode } from '@frontdesk/domain';
import type { UseFormReturnType } from '@mantine/form';
import { type FormEvent, useContext, useLayoutEffect, useState } from 'react';
import { ErrorMessageContext } from './error-messages.ts';
import { refusalMessage } from './refusal-message.ts';

/** A server's "no" that the person can act on. */
export interface Refused {
  code: RefusalCode;
  /** Where the sentence names somebody. */
  message?: string;
  field: string | null;
}

/**
 * Sends a form. The work answers with a refusal (or nothing when it went well); a refusal with a field is written at
 * that field and takes the focus, one without a field comes back as `refusal`, for a <RefusalAlert>. So does a failure, in words.
 */
export function useFormMutation<Values extends object>(
  form: UseFormReturnType<Values>,
  work: (values: Values) => Promise<Refused | undefined>,
) {
  const wordsFor = useContext(ErrorMessageContext);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const keepRefusal = useRefusalUntilChange(form);

  async function send(values: Values) {
    setPending(true);
    setRefusal(null);
    keepRefusal(null);
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
    // One of a list is told at the list.
    const [named] = field?.split('.') ?? [];
    if (!named || !(named in form.getValues())) return setRefusal(refusalMessage(code));
    keepRefusal({ field: named, words: refusalMessage(code) });
    form.setFieldError(named, refusalMessage(code));
    focusField(form, named);
  }

  const onSubmit = form.onSubmit(
    (values) => void (pending || send(values)),
    (errors) => focusField(form, Object.keys(errors)[0] ?? ''),
  );
  return { onSubmit: (event: FormEvent<HTMLFormElement>) => onSubmit(event), pending, refusal, setRefusal };
}

/** Leaving a field judges it by the form's own rules, which know nothing of the server's no: it stays until the value changes. */
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

// After React has drawn the error, so that the screen reader reads it with the field.
const focusField = <Values extends object>(form: UseFormReturnType<Values>, field: string) =>
  setTimeout(() => form.getInputNode(field)?.focus());
