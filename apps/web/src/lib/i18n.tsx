import { i18n } from '@lingui/core';
import { TransNoContext } from '@lingui/react/server';
import type { ReactElement } from 'react';

// The English texts are part of the code, so no message catalog is loaded. The language is activated here, before any
// module that contains a message runs, because the macros import this module.
i18n.loadAndActivate({ locale: 'en', messages: {} });

interface Props {
  id: string;
  message?: string;
  values?: Record<string, unknown>;
  components?: Record<string, ReactElement>;
}

/** Renders a message that contains elements. `Trans` of `@lingui/react/macro` compiles to this component. */
export function Trans({ values, ...rest }: Props) {
  return <TransNoContext {...rest} values={values && escapeTags(values)} lingui={{ i18n }} />;
}

/** Converts strings that contain `<` to elements, so that text from users is not parsed as a tag of the message. */
const escapeTags = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.includes('<') ? <>{value}</> : value,
    ]),
  );

export { i18n };
