import { DEFAULT_FORM, FORM_LIMITS, type LeadFormContent } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { type LeadFormVersionRow, newestVersion, versionById } from './lead-forms.repository.ts';

/** Form in the version that visitors see. */
export interface VisibleForm {
  /** Id of the published version. Null for the built-in form. */
  readonly versionId: string | null;
  readonly content: LeadFormContent;
  readonly logo: string | null;
}

const BUILT_IN: VisibleForm = { versionId: null, content: DEFAULT_FORM, logo: null };

/** Returns the published version of the workspace's form, or the built-in form. */
export async function findVisibleForm(tx: Tx): Promise<VisibleForm> {
  const newest = await newestVersion(tx);
  return newest ? visible(newest) : BUILT_IN;
}

interface Submission {
  /** Id of the version that the visitor saw. Null if the submission does not contain a version id. */
  readonly versionId: string | null;
  readonly hasAnswers: boolean;
  readonly now: Date;
}

/**
 * Returns the form used to validate a submission: the version that the visitor saw if it is still published or was
 * replaced less than a day ago. If the submission contains no version, uses the published form. Refused for an older or
 * unknown version.
 */
export async function formToSubmit(tx: Tx, { versionId, hasAnswers, now }: Submission): Promise<VisibleForm | Refused> {
  const newest = await newestVersion(tx);
  if (versionId === null) {
    if (!newest) return BUILT_IN;
    const isFirst = newest.number === 1 && !isOver(newest, now);
    return isFirst && !hasAnswers ? BUILT_IN : visible(newest);
  }
  const seen = await versionById(tx, versionId);
  if (seen && seen.id !== newest?.id) {
    const { formId, number } = seen;
    const replacement = await tx.leadFormVersion.findFirst({ where: { formId, number: number + 1 } });
    if (!replacement || isOver(replacement, now)) return refused('FORM_VERSION_REPLACED', 'versionId');
  }
  return seen ? visible(seen) : refused('FORM_VERSION_REPLACED', 'versionId');
}

/** Returns whether the period has ended in which submissions of the version before this one are accepted. */
const isOver = ({ publishedAt }: LeadFormVersionRow, now: Date): boolean =>
  now.getTime() - publishedAt.getTime() >= FORM_LIMITS.replacedHours * 3_600_000;

const visible = ({ id, content, logo }: LeadFormVersionRow): VisibleForm => ({
  versionId: id,
  content: content as unknown as LeadFormContent,
  logo,
});
