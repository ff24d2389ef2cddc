import type { ComponentPropsWithRef, KeyboardEvent } from 'react';

/** A form with our own validation, submitted by Cmd+Enter or Ctrl+Enter from any field. */
export function Form(props: ComponentPropsWithRef<'form'>) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the fields; they bubble up to here.
  return <form noValidate onKeyDown={sendOnModEnter} {...props} />;
}

function sendOnModEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
