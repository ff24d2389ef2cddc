import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Workspace } from '../../workspaces/index.ts';

@ObjectType({ description: 'The workspace was converted. The controls of the new environment apply from now on.' })
export class EnvironmentConverted {
  readonly type: 'EnvironmentConverted';

  @Field(() => Workspace)
  readonly workspace: Read;
}

export const ConvertEnvironmentResult = resultUnion('ConvertEnvironmentResult', EnvironmentConverted, Refused);
