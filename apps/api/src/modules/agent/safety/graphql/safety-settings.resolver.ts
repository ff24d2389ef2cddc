import { Arg, Field, InputType, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { safetySettings, updateSafetySettings } from '../use-cases/safety-settings.ts';
import { UpdateSafetySettingsResult } from './safety-settings.results.ts';
import { SafetySettings } from './safety-settings.type.ts';

@InputType()
export class UpdateSafetySettingsInput {
  @Field(() => Boolean)
  secondOpinionEnabled: boolean;
}

@Resolver()
export class SafetySettingsResolver {
  @Can('read', 'MonitorConcept')
  @Query(() => SafetySettings, { description: 'Safety settings of the workspace.' })
  safetySettings(@InWorkspace() ctx: WorkspaceContext) {
    return safetySettings(ctx);
  }

  @Can('set', 'EscalationRule')
  @Mutation(() => UpdateSafetySettingsResult, { description: "Switches the model's second opinion on or off." })
  updateSafetySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSafetySettingsInput) input: UpdateSafetySettingsInput,
  ): Promise<typeof UpdateSafetySettingsResult> {
    return updateSafetySettings(ctx, input);
  }
}
