import type { FilledVariable } from '@frontdesk/domain';
import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import type { ContactSelection } from '../../../contacts/contacts/index.ts';
import { Campaign, CampaignAudience, CampaignVariable } from './campaign.type.ts';

@Resolver(() => Campaign)
export class CampaignFields {
  @Public('Part of the campaign.')
  @inSql.row({ variables: true })
  @FieldResolver(() => [CampaignVariable], { description: 'Values of the template variables.' })
  variables(@Root() { variables }: { variables: FilledVariable[] }): CampaignVariable[] {
    return variables;
  }

  @Public('Part of the campaign.')
  @inSql.row({ audienceFilter: true })
  @FieldResolver(() => CampaignAudience, {
    nullable: true,
    description: 'Contact filter of the audience. Null when contacts are listed or none are selected.',
  })
  filter(@Root() { audienceFilter: filter }: { audienceFilter: ContactSelection | null }): CampaignAudience | null {
    if (!filter) return null;
    const { search, tags, reachability, consented } = filter;
    return {
      search: search ?? null,
      tags: [...(tags ?? [])],
      reachability: [...(reachability ?? [])],
      consented: consented ?? null,
    };
  }

  @Public('Part of the campaign; an id tells nothing about a contact.')
  @inSql.row({ audienceIds: true })
  @FieldResolver(() => [ID], { description: 'Listed contacts of the audience.' })
  contactIds(@Root() { audienceIds }: { audienceIds: string[] }): string[] {
    return audienceIds;
  }
}
