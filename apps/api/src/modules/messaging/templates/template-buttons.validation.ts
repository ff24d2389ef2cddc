import {
  areTemplateButtonsInvalid,
  hasUrlVariable,
  isButtonPhoneNumberInvalid,
  isButtonTextInvalid,
  isButtonUrlInvalid,
  isVariableInvalid,
  type TemplateButtonType,
  templateButtonId,
} from '@frontdesk/domain';
import { type ProviderButton, withUrlVariable } from '@frontdesk/providers';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import type { TemplateAccount } from './templates.repository.ts';

export interface TemplateButtonInput {
  readonly type: TemplateButtonType;
  readonly text: string;
  readonly url?: string | null;
  readonly phoneNumber?: string | null;
  readonly example?: string | null;
}

/** Buttons of a template draft, and the example of each variable in their addresses. */
export interface ButtonsDraft {
  readonly buttons: readonly ProviderButton[];
  readonly examples: readonly string[];
}

interface ButtonsTarget {
  readonly provider: TemplateAccount['provider'];
  /** Number of variables in the text. Twilio numbers the variables of the buttons after them. */
  readonly bodyVariables: number;
}

/**
 * Validates the buttons of a template. If they are invalid, returns a refusal that lists the errors of all buttons.
 */
export function validateButtons(given: readonly TemplateButtonInput[], target: ButtonsTarget): ButtonsDraft | Refused {
  const types = given.map(({ type }) => type);
  if (areTemplateButtonsInvalid(given)) return refused('TEMPLATE_BUTTONS_INVALID', 'buttons');
  if (target.provider === 'TWILIO' && types.includes('QUICK_REPLY') && types.some((type) => type !== 'QUICK_REPLY'))
    return refused('TEMPLATE_BUTTONS_NOT_SUPPORTED', 'buttons');
  const checked = given.map((button, index) => validateButton(button, `buttons.${index}`));
  const errors = checked.filter(isRefused).flatMap((refusal) => refusal.errors);
  const [first] = errors;
  if (first) return { type: 'Refused', ...first, errors };
  const valid = checked.filter((one) => !isRefused(one));
  const examples = valid.flatMap(({ example }) => example ?? []);
  const withVariable = valid.filter(({ example }) => example !== null);
  const buttons = valid.map((button, index) => {
    const number = target.bodyVariables + withVariable.indexOf(button) + 1;
    const name = target.provider === 'TWILIO' ? String(number) : templateButtonId(index);
    const { type, text, url, phoneNumber } = button;
    return { type, text, url: url && withUrlVariable(url, name), phoneNumber };
  });
  return { buttons, examples };
}

/** Returns a button with normalized values. Fields that do not belong to the type of the button are ignored. */
function validateButton({ type, text, url, phoneNumber, example }: TemplateButtonInput, field: string) {
  const address = type === 'URL' ? (url ?? '').trim() : null;
  const number = type === 'PHONE_NUMBER' ? (phoneNumber ?? '').replaceAll(/[\s()-]/g, '') : null;
  const sample = address !== null && hasUrlVariable(address) ? (example ?? '').trim() : null;
  return validFields({
    type,
    text: isButtonTextInvalid(text.trim()) ? refused('TEMPLATE_BUTTON_TEXT_INVALID', `${field}.text`) : text.trim(),
    url:
      address !== null && isButtonUrlInvalid(address)
        ? refused('TEMPLATE_BUTTON_URL_INVALID', `${field}.url`)
        : address,
    phoneNumber:
      number !== null && isButtonPhoneNumberInvalid(number)
        ? refused('TEMPLATE_BUTTON_PHONE_NUMBER_INVALID', `${field}.phoneNumber`)
        : number,
    example:
      sample !== null && isVariableInvalid(sample)
        ? refused('TEMPLATE_BUTTON_EXAMPLE_INVALID', `${field}.example`)
        : sample,
  });
}
