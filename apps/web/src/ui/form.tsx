import type { ComponentPropsWithRef, KeyboardEvent } from 'react';

/** Form without browser validation. Ctrl+Enter or Cmd+Enter in any field submits the form. */
export function Form(props: ComponentPropsWithRef<'form'>) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The form handles keys of its fields.
  return <form noValidate onKeyDown={sendOnModEnter} {...props} />;
}

function sendOnModEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
