import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Lead, LeadAnswer } from './lead.type.ts';

@Resolver(() => Lead)
export class LeadFields {
  @Public('The answers are part of the lead.')
  @inSql.row({ answers: true })
  @FieldResolver(() => [LeadAnswer], {
    description: "Answers to the agent's questions so far, sorted by question key.",
  })
  answers(@Root() { answers }: { answers: Readonly<Record<string, string>> }): LeadAnswer[] {
    return Object.entries(answers).map(([key, value]) => ({ key, value }));
  }
}
