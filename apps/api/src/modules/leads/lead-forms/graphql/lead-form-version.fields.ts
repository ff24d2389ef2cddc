import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { LeadFormVersion } from './lead-form.type.ts';

@Resolver(() => LeadFormVersion)
export class LeadFormVersionFields {
  @Public('The content is part of the version.')
  @inSql.row({ content: true })
  @FieldResolver(() => String, { description: 'Form as JSON, in the format of `LeadFormSettings.content`.' })
  content(@Root() { content }: { content: object }): string {
    return JSON.stringify(content);
  }
}
