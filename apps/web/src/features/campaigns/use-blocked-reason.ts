import { isQuiet, type PauseReason, TEMPLATE_CATEGORY_TITLES, TEMPLATE_STATUS_TITLES } from '@frontdesk/domain';
import { formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { formatMinute, localTime, minuteOf } from './campaign-labels.ts';
import type { Campaign } from './use-campaign.ts';

interface BlockedReason {
  readonly tone: 'failed' | 'caution' | 'waiting';
  readonly title: string;
  readonly words: string;
}

const PAUSES: Record<PauseReason, string> = {
  MEMBER: 'Somebody paused it',
  ERRORS: 'It paused itself: too much failed',
  TEMPLATE: 'It paused itself: the template',
  NUMBER: 'It paused itself: no number',
  RECEIVERS: 'It paused itself: more people than were confirmed',
};

/** Why nothing is being sent and how to continue. Null while running or finished. */
export function useBlockedReason(campaign: Campaign): BlockedReason | null {
  const { timezone } = useWorkspace();
  const minute = minuteOf(formatTime(new Date(useNow()).toISOString(), timezone));
  const { state, failure, pauseReason, suspended, startsAt, clock, quietFrom, quietUntil } = campaign;
  if (state === 'FAILED') return { tone: 'failed', title: 'It did not go out', words: failure ?? '' };
  if (state === 'PAUSED')
    return {
      tone: 'caution',
      title: PAUSES[pauseReason ?? 'MEMBER'],
      words: `${failure ?? 'Nobody is written to.'} ${pauseReason === 'RECEIVERS' ? 'Nobody was written to yet: it begins when somebody confirms them' : 'It goes on when somebody resumes it'}.`,
    };
  if (suspended)
    return { tone: 'caution', title: 'The workspace is paused', words: 'It goes on by itself when that is resumed.' };
  const problem = templateProblem(campaign);
  if (state === 'SCHEDULED' && problem) return { tone: 'caution', title: 'The template has changed', words: problem };
  if (state === 'SCHEDULED')
    return {
      tone: 'waiting',
      title: 'It waits for its time',
      words: `It begins ${localTime(startsAt ?? '')}, ${CLOCKS[clock]}. Whoever opts out until then is left out.`,
    };
  if (state !== 'RUNNING' || clock !== 'WORKSPACE' || quietFrom === null || quietUntil === null) return null;
  if (minute === null || !isQuiet(minute, quietFrom, quietUntil)) return null;
  return { tone: 'waiting', title: 'Quiet hours', words: `It goes on by itself at ${formatMinute(quietUntil)}.` };
}

const CLOCKS = { WORKSPACE: 'by the clock of the workspace', RECIPIENT: 'by the clock of each recipient' };

/** Template problem that would pause the campaign. Null when there is none. */
export function templateProblem({ template, templateCategory: was }: Campaign): string | null {
  if (!template || template.status !== 'APPROVED')
    return `The template is ${template ? TEMPLATE_STATUS_TITLES[template.status].toLowerCase() : 'gone'}: WhatsApp lets only approved ones go out. Nothing is sent before it is.`;
  if (was === null || template.category === was) return null;
  const [before, now] = [was, template.category].map((one) => TEMPLATE_CATEGORY_TITLES[one].toLowerCase());
  return `WhatsApp has moved it from ${before} to ${now}, which is billed at another price. When its time has come it waits for somebody to resume it.`;
}
