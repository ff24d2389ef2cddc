import { formLanguage, type GivenAnswer, readFormAnswers, readFormParameters } from '@frontdesk/domain';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import type { VisibleForm } from '../lead-forms/index.ts';
import { type LeadInput, type ValidLead, validateLead } from './lead-validation.ts';

export interface GivenParameter {
  readonly key: string;
  readonly value: string;
}

export interface Submission extends LeadInput {
  readonly language?: string | null;
  readonly answers?: readonly GivenAnswer[] | null;
  readonly parameters?: readonly GivenParameter[] | null;
}

/**
 * Validates a submission against a version of the form. Returns a refusal with one error per invalid field and answer.
 * Fields that the form does not show are not stored.
 */
export function validateSubmission({ versionId, content }: VisibleForm, input: Submission) {
  const email = content.email === 'HIDDEN' ? '' : (input.email ?? '');
  const message = content.message === 'HIDDEN' ? '' : (input.message ?? '');
  const valid = validFields({
    lead: validateLead({ ...input, email, message }),
    email: content.email === 'REQUIRED' && email.trim() === '' ? refused('FORM_ANSWER_MISSING', 'email') : null,
    message: content.message === 'REQUIRED' && message.trim() === '' ? refused('FORM_ANSWER_MISSING', 'message') : null,
    answers: validAnswers(content, input.answers ?? []),
  });
  if (isRefused(valid)) return valid;
  const form = {
    formVersionId: versionId,
    formLanguage: formLanguage(content, [input.language ?? '']),
    formAnswers: valid.answers,
    formParameters: readFormParameters(content, input.parameters ?? []),
  };
  return { ...valid.lead, form } satisfies ValidLead;
}

function validAnswers(content: VisibleForm['content'], given: readonly GivenAnswer[]) {
  const read = readFormAnswers(content, given);
  if ('answers' in read) return read.answers;
  const [first, ...others] = read.problems.map(({ code, field }) => refused(code, field));
  // If validation fails, readFormAnswers returns at least one problem.
  const errors = [first, ...others].flatMap((one) => one?.errors ?? []);
  return { ...(first as Refused), errors };
}
