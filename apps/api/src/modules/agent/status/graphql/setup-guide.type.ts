import type { SetupGuideStepName } from '@frontdesk/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { SetupGuideStepNameEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { AgentStatus } from './agent-status.type.ts';

@ObjectType({ description: 'One step of the setup guide.' })
export class SetupGuideStep {
  @Field(() => SetupGuideStepNameEnum)
  step: SetupGuideStepName;

  @Field(() => Boolean, { description: 'Computed from stored data.' })
  isDone: boolean;
}

@ObjectType({ description: "Guide through the setup of a workspace, limited to the viewer's permissions." })
export class SetupGuide {
  @Field(() => AgentStatus, { description: 'Status of the agent, from which the steps are computed.' })
  status: AgentStatus;

  @Field(() => [SetupGuideStep], { description: 'Steps that the viewer can take, in order.' })
  steps: readonly SetupGuideStep[];

  @Field(() => Boolean, { description: 'Whether the viewer dismissed the guide.' })
  isDismissed: boolean;

  @Field(() => Boolean, {
    description: 'Whether the viewer can connect simulators of the providers that are not connected.',
  })
  canUseSimulators: boolean;
}

@InputType()
export class UpdateSetupGuideInput {
  @Field(() => Boolean, { description: 'True hides the guide from the viewer. False shows it again.' })
  isDismissed: boolean;
}

@ObjectType({ description: 'The guide was dismissed or shown again.' })
export class SetupGuideUpdated {
  readonly type: 'SetupGuideUpdated';

  @Field(() => SetupGuide)
  readonly guide: SetupGuide;
}

export const UpdateSetupGuideResult = resultUnion('UpdateSetupGuideResult', SetupGuideUpdated, Refused);
