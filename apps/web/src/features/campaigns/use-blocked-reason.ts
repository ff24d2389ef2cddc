import { isQuiet, type PauseReason, TEMPLATE_CATEGORY_TITLES, TEMPLATE_STATUS_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
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
  MEMBER: t`Paused by a member`,
  ERRORS: t`Auto-paused: high failure rate`,
  TEMPLATE: t`Auto-paused: template problem`,
  NUMBER: t`Auto-paused: no active number`,
  RECEIVERS: t`Auto-paused: the audience has grown`,
};

/**
 * Returns why a failed, paused, scheduled or running campaign sends no messages, and how to continue. Null for other
 * statuses, and if messages are delayed only by quiet hours of individual recipients.
 */
export function useBlockedReason(campaign: Campaign): BlockedReason | null {
  const { timezone } = useWorkspace();
  const minute = minuteOf(formatTime(new Date(useNow()).toISOString(), timezone));
  const { status, failure, pauseReason, isBlockedByWorkspacePause, startsAt, timeZoneMode, quietFrom, quietUntil } =
    campaign;
  if (status === 'FAILED') return { tone: 'failed', title: t`Campaign failed`, words: failure ?? '' };
  if (status === 'PAUSED')
    return {
      tone: 'caution',
      title: PAUSES[pauseReason ?? 'MEMBER'],
      words: `${failure ?? t`No messages are sent.`} ${pauseReason === 'RECEIVERS' ? t`Confirm the new audience to start.` : t`Resume the campaign to send the remaining messages.`}`,
    };
  if (isBlockedByWorkspacePause)
    return {
      tone: 'caution',
      title: t`Workspace paused`,
      words: t`The campaign continues when the workspace is resumed.`,
    };
  const problem = templateProblem(campaign);
  if (status === 'SCHEDULED' && problem) return { tone: 'caution', title: t`Template changed`, words: problem };
  if (status === 'SCHEDULED')
    return {
      tone: 'waiting',
      title: t`Scheduled`,
      words: STARTS[timeZoneMode](localTime(startsAt ?? '')),
    };
  if (status !== 'RUNNING' || timeZoneMode !== 'WORKSPACE' || quietFrom === null || quietUntil === null) return null;
  if (minute === null || !isQuiet(minute, quietFrom, quietUntil)) return null;
  return { tone: 'waiting', title: t`Quiet hours`, words: t`Sending continues at ${formatMinute(quietUntil)}.` };
}

const STARTS = {
  WORKSPACE: (time: string) => t`Starts ${time} (workspace’s time zone).`,
  RECIPIENT: (time: string) => t`Starts ${time} (recipient’s time zone).`,
};

/**
 * Returns the problem of the template that prevents messages from being sent or would pause the campaign. Null if there
 * is none.
 */
export function templateProblem({ template, templateCategory: was }: Campaign): string | null {
  if (!template || template.status !== 'APPROVED')
    return template
      ? t`The template is ${TEMPLATE_STATUS_TITLES[template.status].toLowerCase()}. Only approved templates can be sent.`
      : t`The template is deleted. Only approved templates can be sent.`;
  if (was === null || template.category === was) return null;
  const [before, now] = [was, template.category].map((one) => TEMPLATE_CATEGORY_TITLES[one].toLowerCase());
  return t`WhatsApp changed the template’s category from ${before ?? ''} to ${now ?? ''}, which changes the price. The campaign will pause when it starts. Resume it then to accept the new category.`;
}
