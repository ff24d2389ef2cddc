import { variablesIn } from '@frontdesk/domain';
import type { ProviderTemplate } from '@frontdesk/providers';

/** Lists the variables of a template: those of the header and the text, and then those of the buttons. */
export const variablesOf = ({
  header,
  body,
  buttons,
}: Pick<ProviderTemplate, 'header' | 'body' | 'buttons'>): string[] =>
  variablesIn(header, body, ...buttons.map(({ url }) => url));
