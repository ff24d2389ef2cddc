import {
  CAMPAIGNS,
  type CampaignTimeZoneMode,
  type ContactReachability,
  type FilledVariable,
  isVariableInvalid,
  NEW_CAMPAIGN,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { Campaign } from './use-campaign.ts';

export interface AudienceFilter {
  search: string;
  tags: string[];
  reachability: ContactReachability[];
  consented: boolean | null;
}

/** Form values of a campaign draft. */
export interface Draft {
  name: string;
  templateId: string | null;
  variables: FilledVariable[];
  /** Filter that selects the audience. Null if the audience is a list of contacts. */
  filter: AudienceFilter | null;
  contactIds: string[];
  consentRequired: boolean;
  messagedWithinDays: number | null;
  startsAt: string | null;
  timeZoneMode: CampaignTimeZoneMode;
  quietFrom: number | null;
  quietUntil: number | null;
  ratePerMinute: number;
}

export const ALL_CONTACTS: AudienceFilter = { search: '', tags: [], reachability: [], consented: null };

export const emptyDraft = (): Draft => ({
  ...NEW_CAMPAIGN,
  templateId: null,
  variables: [],
  filter: ALL_CONTACTS,
  contactIds: [],
  messagedWithinDays: null,
  startsAt: null,
});

export function draftOf(campaign: Campaign): Draft {
  const { filter, contactIds } = campaign;
  return {
    name: campaign.name,
    templateId: campaign.template?.id ?? null,
    variables: campaign.variables.map(({ name, source, text }) => ({ name, source, text })),
    filter: filter ? filterOf(filter) : contactIds.length > 0 ? null : ALL_CONTACTS,
    contactIds,
    consentRequired: campaign.consentRequired,
    messagedWithinDays: campaign.messagedWithinDays,
    startsAt: campaign.startsAt,
    timeZoneMode: campaign.timeZoneMode,
    quietFrom: campaign.quietFrom,
    quietUntil: campaign.quietUntil,
    ratePerMinute: campaign.ratePerMinute,
  };
}

const filterOf = ({ search, tags, reachability, consented }: NonNullable<Campaign['filter']>): AudienceFilter => ({
  search: search ?? '',
  tags,
  reachability,
  consented,
});

/** Returns the audience of a draft in the format of the API input. */
export const audienceOf = ({ filter, contactIds, consentRequired, messagedWithinDays }: Draft) => ({
  filter,
  contactIds,
  consentRequired,
  messagedWithinDays,
});

export const STEPS = ['audience', 'message', 'schedule', 'test', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** Returns the errors that must be corrected before the next step, by field. */
export function errorsAtStep(step: Step, draft: Draft): Partial<Record<string, string>> {
  if (step === 'audience') return audienceFaults(draft);
  if (step === 'message') return messageFaults(draft);
  if (step === 'schedule') return scheduleFaults(draft);
  return {};
}

function audienceFaults({ name, filter, contactIds }: Draft) {
  const faults: Partial<Record<string, string>> = {};
  if (name.trim() === '') faults.name = t`Enter a name.`;
  if (!filter && contactIds.length === 0) faults.contactIds = t`Select a contact.`;
  return faults;
}

function messageFaults({ templateId, variables }: Draft) {
  const faults: Partial<Record<string, string>> = {};
  if (templateId === null) faults.templateId = t`Choose a template.`;
  for (const [at, { source, text }] of variables.entries())
    if (source === 'TEXT' && isVariableInvalid(text)) faults[`variables.${at}.text`] = t`Enter one line of text.`;
  return faults;
}

function scheduleFaults({ startsAt, quietFrom, quietUntil, ratePerMinute }: Draft) {
  const faults: Partial<Record<string, string>> = {};
  if (startsAt === '') faults.startsAt = t`Choose a time.`;
  if (quietFrom !== null && quietFrom === quietUntil)
    faults.quietUntil = t`Choose an end time that differs from the start time.`;
  if (!(ratePerMinute >= 1 && ratePerMinute <= CAMPAIGNS.ratePerMinuteMax))
    faults.ratePerMinute = t`Enter 1 to ${CAMPAIGNS.ratePerMinuteMax.toLocaleString('en-GB')} messages per minute.`;
  return faults;
}
