import { ids } from '../../../../graphql/ids.ts';
import type { CampaignAudienceInput, CreateCampaignInput } from './campaign.inputs.ts';

export const toAudience = ({ filter, contactIds, consentRequired, messagedWithinDays }: CampaignAudienceInput) => ({
  filter: filter ?? null,
  ids: contactIds.map(ids.uuidOrNone),
  consentRequired,
  messagedWithinDays: messagedWithinDays ?? null,
});

/** Converts the GraphQL input to a campaign input. Omitted fields become null. */
export const toCampaignInput = ({
  filter,
  contactIds,
  templateId,
  messagedWithinDays,
  ...input
}: CreateCampaignInput) => ({
  name: input.name,
  templateId: templateId ? ids.uuidOrNone(templateId) : null,
  variables: input.variables,
  filter: filter ?? null,
  contactIds: contactIds.map(ids.uuidOrNone),
  consentRequired: input.consentRequired,
  messagedWithinDays: messagedWithinDays ?? null,
  startsAt: input.startsAt ?? null,
  timeZoneMode: input.timeZoneMode,
  quietFrom: input.quietFrom ?? null,
  quietUntil: input.quietUntil ?? null,
  ratePerMinute: input.ratePerMinute,
});
