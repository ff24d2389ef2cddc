import { ids } from '../../../../graphql/ids.ts';
import type { CampaignAudienceInput, CreateCampaignInput } from './campaign.inputs.ts';

export const toAudience = ({ filter, contactIds, consentRequired, messagedWithinDays }: CampaignAudienceInput) => ({
  filter: filter ?? null,
  ids: contactIds.map(ids.uuidOrNone),
  consentRequired,
  messagedWithinDays: messagedWithinDays ?? null,
});

/** Converts the GraphQL input to a campaign input. Omitted fields remain undefined. */
export const toCampaignInput = ({
  filter,
  contactIds,
  templateId,
  messagedWithinDays,
  ...input
}: CreateCampaignInput) => ({
  name: input.name,
  templateId: ids.optional(templateId),
  variables: input.variables,
  filter,
  contactIds: contactIds.map(ids.uuidOrNone),
  consentRequired: input.consentRequired,
  messagedWithinDays,
  startsAt: input.startsAt,
  timeZoneMode: input.timeZoneMode,
  quietFrom: input.quietFrom,
  quietUntil: input.quietUntil,
  ratePerMinute: input.ratePerMinute,
});
