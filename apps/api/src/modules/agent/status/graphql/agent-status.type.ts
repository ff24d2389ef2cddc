import type { AgentSetupStep, AgentState } from '@frontdesk/domain';
import { Field, ObjectType } from 'type-graphql';
import { AgentSetupStepEnum, AgentStateEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'Whether the agent can reply to contacts now.' })
export class AgentStatus {
  @Field(() => AgentStateEnum)
  state: AgentState;

  @Field(() => [AgentSetupStepEnum], {
    description: 'What is missing before the agent can reply, in the order of setting it up. Empty when complete.',
  })
  missingSteps: readonly AgentSetupStep[];
}
