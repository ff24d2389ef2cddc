import {
  REGULATION_TEMPLATES,
  type RegulationTemplateId,
  type RuleOutcome,
  type SafetySeverity,
} from '@frontdesk/domain';
import { Arg, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RegulationTemplateIdEnum, RuleOutcomeEnum, SafetySeverityEnum } from '../../../../graphql/enums.ts';
import { applyRegulationTemplate } from '../use-cases/apply-regulation-template.ts';
import { ApplyRegulationTemplateInput, ApplyRegulationTemplatePayload } from './safety.mutations.ts';

@ObjectType({ description: 'A safety concept of a regulation template and its escalation rule.' })
class TemplateConcept {
  @Field(() => String, { description: 'Name that the concept gets in the workspace.' })
  name: string;

  @Field(() => String, { description: 'Internal description. It is not used for matching.' })
  description: string;

  @Field(() => [String], { description: 'Words and phrases that match.' })
  phrases: readonly string[];

  @Field(() => SafetySeverityEnum, { description: 'How many matches trigger the concept.' })
  severity: SafetySeverity;

  @Field(() => Int, { description: 'Number of messages that must match. 1 for serious concepts.' })
  minMatches: number;

  @Field(() => Int, { description: "Number of the contact's latest messages in which the matches are counted." })
  windowSize: number;

  @Field(() => RuleOutcomeEnum, { description: 'What happens when the concept is triggered.' })
  outcome: RuleOutcome;

  @Field(() => String, { description: 'Instruction to the agent, for the outcome INSTRUCT. Empty otherwise.' })
  instruction: string;

  @Field(() => String, { description: 'Reply to the contact, for the outcome HAND_OVER. If empty, no reply is sent.' })
  replyText: string;
}

@ObjectType({
  description: 'A prepared set of safety concepts for one regulation. Adapt the phrases to your contacts.',
})
class RegulationTemplate {
  @Field(() => RegulationTemplateIdEnum, { description: 'Id of the template, to pass to `applyRegulationTemplate`.' })
  id: RegulationTemplateId;

  @Field(() => Int, { description: 'Version number, which increases when the concepts of the template change.' })
  version: number;

  @Field(() => String, { description: 'Name of the template for display.' })
  title: string;

  @Field(() => String, { description: 'Citation of the regulation.' })
  regulation: string;

  @Field(() => String, { description: 'What the workspace does after the template is applied.' })
  summary: string;

  @Field(() => [TemplateConcept], { description: 'Concepts that `applyRegulationTemplate` creates.' })
  concepts: readonly TemplateConcept[];
}

@Resolver()
export class RegulationTemplateResolver {
  @Can('read', 'RegulationTemplate')
  @Query(() => [RegulationTemplate], { description: 'Regulation templates that can be applied.' })
  regulationTemplates() {
    return REGULATION_TEMPLATES;
  }

  @Can('apply', 'RegulationTemplate')
  @Mutation(() => ApplyRegulationTemplatePayload, {
    description:
      'Creates the safety concepts and escalation rules of a regulation template. Existing concepts of the same name are replaced only if `overrideExisting` is true.',
  })
  applyRegulationTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ApplyRegulationTemplateInput) input: ApplyRegulationTemplateInput,
  ): Promise<ApplyRegulationTemplatePayload | Refused> {
    return applyRegulationTemplate(ctx, input);
  }
}
