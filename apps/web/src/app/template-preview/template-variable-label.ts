import { type TemplateButton, variablesIn } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Label of the field for a variable. A variable of a link is named after its button. */
export function templateVariableLabel(name: string, buttons: readonly TemplateButton[]): string {
  const button = buttons.find(({ url }) => variablesIn(url).includes(name));
  return button ? t`End of the link “${button.text}”` : t`Variable ${name}`;
}
