import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type AgentForm, prepareForm } from '../../messaging/surfaces/index.ts';
import type { RunState } from './active-run.ts';

/** Prepares the links of the forms that a reply contains. */
export const formsOf = (
  tx: Tx,
  services: Pick<Services, 'publicBaseUrl'>,
  { forms = [], memory }: Pick<RunState, 'forms' | 'memory'>,
): Promise<AgentForm[]> =>
  Promise.all(forms.map(({ version }) => prepareForm(tx, services, { versionId: version, language: memory.language })));

/** Combines the text of a reply with the links of its forms. If the result is too long, only the text is truncated. */
export function replyWith(replies: readonly string[], forms: readonly AgentForm[]): string {
  const links = forms.map(({ text }) => `\n\n${text}`).join('');
  return `${replies.join('\n\n').slice(0, LIMITS.messageLength - links.length)}${links}`.trim();
}
