import {
  REGULATION_TEMPLATES,
  type RegulationTemplateId,
  type RuleOutcome,
  type SafetySeverity,
} from '@frontdesk/domain';
import { Arg, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { RegulationTemplateIdEnum, RuleOutcomeEnum, SafetySeverityEnum } from '../../../../graphql/enums.ts';
import { applyRegulationTemplate } from '../use-cases/apply-regulation-template.ts';
import { ApplyRegulationTemplateInput, ApplyRegulationTemplateResult } from './safety.mutations.ts';

@ObjectType({ description: 'A safety concept of a regulation template and its escalation rule.' })
class TemplateConcept {
  @Field(() => String)
  name: string;

  @Field(() => String)
  description: string;

  @Field(() => [String])
  phrases: readonly string[];

  @Field(() => SafetySeverityEnum)
  severity: SafetySeverity;

  @Field(() => Int)
  minMatches: number;

  @Field(() => Int)
  windowSize: number;

  @Field(() => RuleOutcomeEnum)
  outcome: RuleOutcome;

  @Field(() => String)
  instruction: string;

  @Field(() => String)
  replyText: string;
}

@ObjectType({
  description: 'A prepared set of safety concepts for one regulation. Adapt the phrases to your contacts.',
})
class RegulationTemplate {
  @Field(() => RegulationTemplateIdEnum)
  id: RegulationTemplateId;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Citation of the regulation.' })
  regulation: string;

  @Field(() => String)
  summary: string;

  @Field(() => [TemplateConcept])
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
  @Mutation(() => ApplyRegulationTemplateResult, {
    description:
      'Creates the safety concepts and escalation rules of a regulation template. Existing concepts of the same name are replaced only if `overrideExisting` is true.',
  })
  applyRegulationTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ApplyRegulationTemplateInput) input: ApplyRegulationTemplateInput,
  ): Promise<typeof ApplyRegulationTemplateResult> {
    return applyRegulationTemplate(ctx, input);
  }
}
