import { formText, type LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { isSameForm } from '../../app/form-builder/is-same-form.ts';

interface Form {
  readonly content: LeadFormContent;
  readonly logo: string | null;
}

/** Returns descriptions of the changes that visitors would see, one text per change. Empty if there are none. */
export function formChanges(before: Form, after: Form): string[] {
  return [...questionChanges(before.content, after.content), ...otherChanges(before, after)];
}

function questionChanges(before: LeadFormContent, after: LeadFormContent): string[] {
  const label = ({ label: text, key }: LeadFormContent['questions'][number], of: LeadFormContent) =>
    formText(text, of.defaultLanguage, of) || key;
  const added = after.questions.filter(({ key }) => !before.questions.some((one) => one.key === key));
  const removed = before.questions.filter(({ key }) => !after.questions.some((one) => one.key === key));
  const changed = after.questions.filter((question) => {
    const old = before.questions.find(({ key }) => key === question.key);
    return old && !isSameForm(old, question);
  });
  const order = (form: LeadFormContent, other: LeadFormContent) =>
    form.questions.map(({ key }) => key).filter((key) => other.questions.some((one) => one.key === key));
  return [
    ...added.map((question) => t`Question added: ${label(question, after)}`),
    ...changed.map((question) => t`Question changed: ${label(question, after)}`),
    ...removed.map((question) => t`Question removed: ${label(question, before)}`),
    ...(isSameForm(order(before, after), order(after, before)) ? [] : [t`Order of the questions changed`]),
  ];
}

function otherChanges(before: Form, after: Form): string[] {
  const differs = (...parts: (keyof LeadFormContent)[]) =>
    parts.some((part) => !isSameForm(before.content[part], after.content[part]));
  return [
    ...(differs('email', 'message') ? [t`Email and message fields changed`] : []),
    ...(differs('consent') ? [t`Consent changed`] : []),
    ...(differs('thankYou') ? [t`Page after sending changed`] : []),
    ...(differs('accentColor') ? [t`Button color changed`] : []),
    ...(before.logo === after.logo ? [] : [t`Logo changed`]),
    ...(differs('languages', 'defaultLanguage') ? [t`Languages changed`] : []),
    ...(differs('hiddenFields') ? [t`Hidden fields changed`] : []),
  ];
}
