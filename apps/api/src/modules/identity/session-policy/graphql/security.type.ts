import type { Environment } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { EnvironmentEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Security settings of the workspace.' })
export class SecuritySettings {
  @Field(() => Boolean, {
    description: 'Whether members must have a second factor. API keys are not affected.',
  })
  requiresSecondFactor: boolean;

  @Field(() => Int, { nullable: true, description: 'Null: the default of the environment.' })
  idleMinutes: number | null;

  @Field(() => EnvironmentEnum, { description: 'Environment, which limits the idle timeout.' })
  environment: Environment;
}

@ObjectType({ description: 'Idle timeout of the caller in this workspace.' })
export class IdleTimeout {
  @Field(() => GraphQLDateTime, {
    description: 'From then on every operation in the workspace returns SESSION_IDLE.',
  })
  endsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Server time, for a countdown.' })
  now: Date;
}
