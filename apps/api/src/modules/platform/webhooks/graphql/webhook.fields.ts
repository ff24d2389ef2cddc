import type { FilterCondition } from '@frontdesk/domain';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Webhook, WebhookCondition } from './webhook.type.ts';

@Resolver(() => Webhook)
export class WebhookFields {
  @Public('Plain data of a webhook that the viewer may read.')
  @inSql.row({ filterConditions: true })
  @FieldResolver(() => [WebhookCondition], {
    description: 'Conditions on the event data. Empty: every event of the selected types.',
  })
  filterConditions(@Root() webhook: { filterConditions: FilterCondition[] }): FilterCondition[] {
    return webhook.filterConditions;
  }
}
