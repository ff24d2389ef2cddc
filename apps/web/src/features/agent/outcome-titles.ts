import type { Outcome } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';

export const OUTCOME_TITLES: Record<Outcome, string> = {
  BOOKED: t`Booked`,
  RESCHEDULED: t`Rescheduled`,
  CANCELLED: t`Canceled`,
  KEPT: t`Appointment unchanged`,
  QUALIFIED: t`Qualified`,
  UNQUALIFIED: t`Unqualified`,
  ANSWERED: t`Answered`,
  UNANSWERED: t`Unanswered`,
  MESSAGE_TAKEN: t`Message taken`,
  CALLBACK_SET: t`Callback scheduled`,
  HANDED_OFF: t`Handed off`,
  OPTED_OUT: t`Opted out`,
  ABANDONED: t`Abandoned`,
};
