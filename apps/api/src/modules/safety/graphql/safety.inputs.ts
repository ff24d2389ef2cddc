import type { RegulationTemplateId, RuleOutcome, SafetySeverity } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RegulationTemplateIdEnum, RuleOutcomeEnum, SafetySeverityEnum } from '../../../graphql/enums.ts';

@InputType()
export class CreateMonitorConceptInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'Up to 500 characters, for people.' })
  description?: string | null;

  @Field(() => [String], {
    description: '1 to 100, each up to 80 characters. The same in another spelling is taken once.',
  })
  phrases: string[];

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int, { nullable: true, description: 'Of MILD, and needed there: 2 to 10.' })
  times?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of MILD, and needed there: as many as `times`, up to 20.' })
  windowTurns?: number | null;
}

@InputType()
export class UpdateMonitorConceptInput extends CreateMonitorConceptInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: nobody listens for it any more. Left out, it stays as it is.',
  })
  enabled?: boolean | null;
}

@InputType()
export class DeleteMonitorConceptInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SetEscalationRuleInput {
  @Field(() => ID)
  conceptId: string;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String, { nullable: true, description: 'Of INSTRUCT, and needed there: 1 to 500 characters.' })
  instruction?: string | null;

  @Field(() => String, { nullable: true, description: 'Of HAND_OVER: up to 500 characters; left out for nothing.' })
  sentence?: string | null;
}

@InputType()
export class RemoveEscalationRuleInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ApplyRegulationTemplateInput {
  @Field(() => RegulationTemplateIdEnum)
  template: RegulationTemplateId;

  @Field(() => Boolean, {
    description:
      'True: concepts of the same names become what the template says, and their rules too. False: they stay.',
  })
  overrideExisting: boolean;
}
