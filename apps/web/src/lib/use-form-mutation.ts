import type { RefusalCode } from '@frontdesk/domain';
import type { UseFormReturnType } from '@mantine/form';
import { type FormEvent, useContext, useLayoutEffect, useState } from 'react';
import { ErrorMessageContext } from './error-messages.ts';
import { refusalMessage } from './refusal-message.ts';

/** An error of a mutation that the user can correct. */
export interface Refused {
  code: RefusalCode;
  /** Message of the server. Set only for errors whose message contains a name. */
  message?: string;
  field: string | null;
}

/**
 * Returns a submit handler for a form. If the server's error names a field, the error is shown at that field, which
 * gets the focus. Other errors are returned as `refusal`, for a <RefusalAlert>.
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
    const named = fieldAt(form.getValues(), field);
    if (named === null) return setRefusal(refusalMessage(code));
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

/**
 * Returns a function that keeps the server's error of a field until the value changes. Otherwise validation on blur
 * would remove the error.
 */
function useRefusalUntilChange<Values extends object>(form: UseFormReturnType<Values>) {
  const [kept, setKept] = useState<{ field: string; words: string; value: unknown } | null>(null);
  const valueOf = (field: string) => valueAt(form.getValues(), field.split('.'));
  useLayoutEffect(() => {
    if (!kept || form.errors[kept.field] || valueOf(kept.field) !== kept.value) return;
    form.setFieldError(kept.field, kept.words);
  });
  return (refused: { field: string; words: string } | null) =>
    setKept(refused && { ...refused, value: valueOf(refused.field) });
}

/**
 * Returns the path of the form's field that the server's error names, or null if the form has no such field. An error of
 * a list item, for example `emails.2`, is shown at the list. An error of a field of an item, for example
 * `services.2.name`, is shown at that field.
 */
function fieldAt(values: object, field: string | null): string | null {
  const path = field?.split('.') ?? [];
  if (path.length > 2 && valueAt(values, path) !== undefined) return path.join('.');
  const [named] = path;
  return named && named in values ? named : null;
}

const valueAt = (values: object, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], values);

// Wait until React has rendered the error, so that screen readers announce it with the field.
const focusField = <Values extends object>(form: UseFormReturnType<Values>, field: string) =>
  setTimeout(() => form.getInputNode(field)?.focus());
