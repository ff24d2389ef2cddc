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
  MEMBER: 'Paused by a member',
  ERRORS: 'Auto-paused: high failure rate',
  TEMPLATE: 'Auto-paused: template problem',
  NUMBER: 'Auto-paused: no number',
  RECEIVERS: 'Auto-paused: the audience has grown',
};

/** Returns why no messages are being sent and how to continue. Null if nothing prevents the campaign from sending. */
export function useBlockedReason(campaign: Campaign): BlockedReason | null {
  const { timezone } = useWorkspace();
  const minute = minuteOf(formatTime(new Date(useNow()).toISOString(), timezone));
  const { state, failure, pauseReason, isBlockedByWorkspacePause, startsAt, timeZoneMode, quietFrom, quietUntil } =
    campaign;
  if (state === 'FAILED') return { tone: 'failed', title: 'Campaign failed', words: failure ?? '' };
  if (state === 'PAUSED')
    return {
      tone: 'caution',
      title: PAUSES[pauseReason ?? 'MEMBER'],
      words: `${failure ?? 'No messages are sent.'} ${pauseReason === 'RECEIVERS' ? 'Confirm the new audience to start' : 'Resume the campaign to continue'}.`,
    };
  if (isBlockedByWorkspacePause)
    return {
      tone: 'caution',
      title: 'Workspace paused',
      words: 'The campaign continues when the workspace is resumed.',
    };
  const problem = templateProblem(campaign);
  if (state === 'SCHEDULED' && problem) return { tone: 'caution', title: 'Template changed', words: problem };
  if (state === 'SCHEDULED')
    return {
      tone: 'waiting',
      title: 'Scheduled',
      words: `Starts ${localTime(startsAt ?? '')} (${CLOCKS[timeZoneMode]}).`,
    };
  if (state !== 'RUNNING' || timeZoneMode !== 'WORKSPACE' || quietFrom === null || quietUntil === null) return null;
  if (minute === null || !isQuiet(minute, quietFrom, quietUntil)) return null;
  return { tone: 'waiting', title: 'Quiet hours', words: `Sending continues at ${formatMinute(quietUntil)}.` };
}

const CLOCKS = { WORKSPACE: 'workspace’s time zone', RECIPIENT: 'recipient’s time zone' };

/** Returns the template problem that would pause the campaign, or null if there is none. */
export function templateProblem({ template, templateCategory: was }: Campaign): string | null {
  if (!template || template.status !== 'APPROVED')
    return `The template is ${template ? TEMPLATE_STATUS_TITLES[template.status].toLowerCase() : 'deleted'}. Only approved templates can be sent.`;
  if (was === null || template.category === was) return null;
  const [before, now] = [was, template.category].map((one) => TEMPLATE_CATEGORY_TITLES[one].toLowerCase());
  return `WhatsApp changed its category from ${before} to ${now}, which changes the price. The campaign will pause at its start until you resume it.`;
}
