import { REGULATION_TEMPLATES } from '@frontdesk/domain';
import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { applyRegulationTemplate } from '../use-cases/apply-regulation-template.ts';
import { RegulationTemplate } from './regulation-template.type.ts';
import { ApplyRegulationTemplateInput } from './safety.inputs.ts';
import { ApplyRegulationTemplateResult } from './safety.results.ts';

@Resolver()
export class RegulationTemplateResolver {
  @Can('read', 'RegulationTemplate')
  @Query(() => [RegulationTemplate], { description: 'Available regulation templates.' })
  regulationTemplates() {
    return REGULATION_TEMPLATES;
  }

  @Can('apply', 'RegulationTemplate')
  @Mutation(() => ApplyRegulationTemplateResult, {
    description:
      'Creates the concepts and rules of a template. Concepts with the same name are kept, unless they are to be overridden.',
  })
  applyRegulationTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ApplyRegulationTemplateInput) input: ApplyRegulationTemplateInput,
  ): Promise<typeof ApplyRegulationTemplateResult> {
    return applyRegulationTemplate(ctx, input);
  }
}
