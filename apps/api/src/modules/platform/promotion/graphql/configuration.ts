import type { ConfigurationChange, ConfigurationKind } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ConfigurationChangeEnum, ConfigurationKindEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { UserError } from '../../../../graphql/user-error.type.ts';
import { applyConfiguration } from '../use-cases/apply-configuration.ts';
import { compareConfiguration } from '../use-cases/compare-configuration.ts';
import { exportConfiguration } from '../use-cases/export-configuration.ts';

const DOCUMENT =
  'Configuration in the format `frontdesk.configuration/1`, as JSON with at most 80,000 bytes of UTF-8. Either this or `source` is required.';
const SOURCE =
  '`source` of the configuration of another workspace of the same organization, read in the same session. Its current items are used, of the kinds that you can read in both workspaces. Fails with NOT_FOUND if it has expired, or if you have lost access to the workspace. Either this or `document` is required.';
const KEY = 'Key of the item, unique in its kind: its name, title or shortcut.';

@ObjectType({ description: 'Configuration of a workspace at one time.' })
class Configuration {
  @Field(() => String, {
    description:
      'Configuration in the format `frontdesk.configuration/1`, as JSON. Equal configurations have the same text. It contains no ids, secrets or data of contacts.',
  })
  document: string;

  @Field(() => String, { description: 'SHA-256 digest of `document` in hexadecimal notation.' })
  digest: string;

  @Field(() => [ConfigurationKindEnum], { description: 'Kinds of items that the document contains.' })
  kinds: ConfigurationKind[];

  @Field(() => Int, { description: 'Number of items in the document.' })
  itemCount: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference with which the same session can compare and apply the configuration in another workspace of the same organization, for one hour. Null for API keys, playground tokens and support sessions, which belong to one workspace.',
  })
  source: string | null;
}

@ObjectType({ description: 'A field of an item with its values.' })
class ConfigurationFieldChange {
  @Field(() => String, { description: 'Path of the field in the item, for example `questions.0.words`.' })
  path: string;

  @Field(() => String, {
    nullable: true,
    description: 'Value in the workspace: a text, or another value as JSON. Null if the workspace does not have it.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Value in the configuration: a text, or another value as JSON. Null if the configuration does not have it.',
  })
  after: string | null;
}

@ObjectType({ description: 'Result of the comparison of one item.' })
class ConfigurationDifference {
  @Field(() => ConfigurationKindEnum, { description: 'Kind of the item.' })
  kind: ConfigurationKind;

  @Field(() => String, { description: KEY })
  key: string;

  @Field(() => ConfigurationChangeEnum, { description: 'Result of the comparison.' })
  change: ConfigurationChange;

  @Field(() => [ConfigurationFieldChange], {
    description: 'The first 100 fields that differ. Empty for items that are unchanged or only in the workspace.',
  })
  fields: ConfigurationFieldChange[];

  @Field(() => Int, { description: 'Number of fields that differ.' })
  fieldCount: number;
}

@ObjectType({ description: 'Comparison of a configuration with the workspace.' })
class ConfigurationComparison {
  @Field(() => String, {
    nullable: true,
    description:
      'Digest of the items that were compared. Pass it to `applyConfiguration`. Null if the configuration is invalid.',
  })
  digest: string | null;

  @Field(() => [ConfigurationDifference], {
    description:
      'All items of the configuration, then the items of the same kinds that only the workspace has. Empty if the configuration is invalid.',
  })
  differences: readonly ConfigurationDifference[];

  @Field(() => [UserError], {
    description:
      'Reasons why the configuration is invalid, at most 50, with the paths of the fields. Empty if it is valid.',
  })
  errors: readonly UserError[];
}

@InputType({ description: 'An item of a configuration.' })
class ConfigurationItemInput {
  @Field(() => ConfigurationKindEnum, { description: 'Kind of the item.' })
  kind: ConfigurationKind;

  @Field(() => String, { description: KEY })
  key: string;
}

@InputType()
class ApplyConfigurationInput {
  @Field(() => String, { nullable: true, description: DOCUMENT })
  document?: string | null;

  @Field(() => String, { nullable: true, description: SOURCE })
  source?: string | null;

  @Field(() => [ConfigurationItemInput], { description: 'Items of the configuration to create or update.' })
  items: ConfigurationItemInput[];

  @Field(() => String, { description: 'Digest that `compareConfiguration` returned for the same configuration.' })
  digest: string;

  @Field(() => Boolean, {
    description: 'Whether the change of a production workspace is confirmed. Has no effect in other workspaces.',
  })
  productionAcknowledged: boolean;
}

@ObjectType({ description: 'An item of a configuration that was created or updated.' })
class AppliedConfigurationItem {
  @Field(() => ConfigurationKindEnum, { description: 'Kind of the item.' })
  kind: ConfigurationKind;

  @Field(() => String, { description: KEY })
  key: string;
}

@ObjectType({ description: 'Payload of `applyConfiguration`.' })
class ApplyConfigurationPayload extends Payload {
  @Field(() => [AppliedConfigurationItem], {
    description: 'Items that were created or updated. Items without differences are not changed.',
  })
  readonly applied: readonly AppliedConfigurationItem[];
}

@Resolver()
export class ConfigurationResolver {
  @Can('read', 'Agent')
  @Query(() => Configuration, {
    description:
      'Configuration of the workspace, to compare it with another workspace and apply it there. Includes drafts, not versions.',
  })
  configuration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('kinds', () => [ConfigurationKindEnum], {
      nullable: true,
      description:
        'Kinds of items to include. Fails with FORBIDDEN if you cannot read one of them. If null or omitted, all kinds that you can read are included.',
    })
    kinds: ConfigurationKind[] | null,
  ) {
    return exportConfiguration(ctx, kinds ?? null);
  }

  @Can('read', 'Agent')
  @Query(() => ConfigurationComparison, {
    description:
      'Compares a configuration with the workspace. Fails with FORBIDDEN if you cannot read one of its kinds. Changes nothing.',
  })
  compareConfiguration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('document', () => String, { nullable: true, description: DOCUMENT }) document: string | null,
    @Arg('source', () => String, { nullable: true, description: SOURCE }) source: string | null,
  ) {
    return compareConfiguration(ctx, { document: document ?? null, source: source ?? null });
  }

  @Can('update', 'Agent')
  @Mutation(() => ApplyConfigurationPayload, {
    description:
      'Creates and updates items of a configuration in one transaction. Agents and forms change as drafts. New tools, services and safety concepts are disabled. Changes of other items apply immediately. Nothing is deleted or published. Requires the permissions to create and update each kind of item. Refused if the workspace or the source has changed since the comparison.',
  })
  applyConfiguration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ApplyConfigurationInput) input: ApplyConfigurationInput,
  ): Promise<ApplyConfigurationPayload | Refused> {
    const { document = null, source = null } = input;
    return applyConfiguration(ctx, { ...input, document, source });
  }
}
