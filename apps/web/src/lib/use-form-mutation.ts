import type { RefusalCode } from '@frontdesk/domain';
import type { UseFormReturnType } from '@mantine/form';
import { type FormEvent, useContext, useLayoutEffect, useRef, useState } from 'react';
import { ErrorMessageContext } from './error-messages.ts';
import { refusalMessage } from './refusal-message.ts';

/** An error of a mutation that the user can correct. */
interface UserError {
  readonly code: RefusalCode;
  /**
   * Message of the server, which can contain a name or a reason. Absent if the operation does not select the message.
   */
  readonly message?: string;
  readonly field: string | null;
}

/** The errors of a mutation that the server rejected. `code`, `message` and `field` are those of the first error. */
export interface Refused extends UserError {
  /** All errors. Absent if the app itself rejects the input, which produces only one error. */
  readonly errors?: readonly UserError[];
}

/**
 * Returns a submit handler for a form. The server's errors are shown at the fields that they name, and the first of
 * these fields receives the focus. The first error without such a field, or the error of a failed request, is returned
 * as `refusal`, to be shown in a <RefusalAlert>.
 */
export function useFormMutation<Values extends object>(
  form: UseFormReturnType<Values>,
  work: (values: Values) => Promise<Refused | undefined>,
) {
  const wordsFor = useContext(ErrorMessageContext);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const pinRefusals = useRefusalsUntilChange(form);
  const element = useRef<HTMLFormElement>(null);

  async function send(values: Values) {
    setPending(true);
    setRefusal(null);
    pinRefusals([]);
    try {
      const refused = await work(values);
      if (refused) show(refused);
    } catch (error) {
      setRefusal(wordsFor(error));
    } finally {
      setPending(false);
    }
  }

  function show(refused: Refused) {
    const named = (refused.errors ?? [refused]).map((error) => ({
      field: fieldAt(form.getValues(), error.field),
      words: error.message ?? refusalMessage(error.code),
    }));
    setRefusal(named.find((error) => error.field === null)?.words ?? null);
    const shown = named.flatMap((error) => (error.field === null ? [] : [{ ...error, field: error.field }]));
    pinRefusals(shown);
    for (const error of shown) form.setFieldError(error.field, error.words);
    if (shown[0]) focusSoon(shown[0].field);
  }

  const onSubmit = form.onSubmit(
    (values) => void (pending || send(values)),
    (errors) => focusSoon(Object.keys(errors)[0] ?? ''),
  );
  // Wait until React has rendered the error, so that screen readers announce it with the field.
  const focusSoon = (field: string) =>
    setTimeout(() => (fieldIn(element.current, field) ?? form.getInputNode(field))?.focus());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    element.current = event.currentTarget;
    onSubmit(event);
  };
  return { onSubmit: submit, pending, refusal, setRefusal };
}

/**
 * Returns a function that keeps the server's error for each field until the value of the field changes. Otherwise
 * validation on blur would remove the errors.
 */
function useRefusalsUntilChange<Values extends object>(form: UseFormReturnType<Values>) {
  const [kept, setKept] = useState<readonly { field: string; words: string; value: unknown }[]>([]);
  const valueOf = (field: string) => valueAt(form.getValues(), field.split('.'));
  useLayoutEffect(() => {
    for (const { field, words, value } of kept)
      if (!form.errors[field] && valueOf(field) === value) form.setFieldError(field, words);
  });
  return (refused: readonly { field: string; words: string }[]) =>
    setKept(refused.map((one) => ({ ...one, value: valueOf(one.field) })));
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

/**
 * Returns the field with this name in the submitted form, because another form on the page can have a field with the
 * same name.
 */
const fieldIn = (element: HTMLFormElement | null, field: string): HTMLElement | undefined =>
  [...(element?.querySelectorAll<HTMLElement>('[data-path]') ?? [])].find(({ dataset }) => dataset['path'] === field);
