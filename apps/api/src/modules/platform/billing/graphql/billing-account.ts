import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { billingAccountOf, updateBillingAccount } from '../use-cases/billing-account.ts';

@ObjectType({ description: 'Payer of the workspace, as printed on new invoices.' })
class BillingAccount {
  @Field(() => ID, { description: 'Id of the workspace.' })
  id: string;

  @Field(() => String, { description: 'Name of the payer.' })
  name: string;

  @Field(() => String, { description: 'Postal address, with line breaks.' })
  address: string;

  @Field(() => String, { description: 'Country as an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, { description: 'Email address of the payer.' })
  email: string;

  @Field(() => String, {
    nullable: true,
    description: 'VAT identification number in upper case without separators. Null if there is none.',
  })
  vatId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member who made the last change, at that time.' })
  updatedByName: string;
}

@InputType()
class UpdateBillingAccountInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Postal address with 1 to 500 characters. It can contain line breaks.' })
  address: string;

  @Field(() => String, { description: 'Country as an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, { description: 'Email address of the payer.' })
  email: string;

  @Field(() => String, {
    nullable: true,
    description:
      'VAT identification number in the format of the country. Only the format is checked, not whether the number is registered. Null if there is none.',
  })
  vatId?: string | null;
}

@ObjectType({ description: 'Payload of `updateBillingAccount`.' })
class BillingAccountPayload extends Payload {
  @Field(() => BillingAccount, { description: 'The billing account after the mutation.' })
  readonly billingAccount: BillingAccount;
}

@Resolver()
export class BillingAccountResolver {
  @Can('read', 'BillingAccount')
  @Query(() => BillingAccount, {
    nullable: true,
    description:
      'Payer of the workspace. Null if no payer was entered, in which case invoices contain the name of the workspace.',
  })
  billingAccount(@InWorkspace() ctx: WorkspaceContext): Promise<BillingAccount | null> {
    return billingAccountOf(ctx);
  }

  @Can('update', 'BillingAccount')
  @Mutation(() => BillingAccountPayload, {
    description: 'Sets the payer of the workspace. Invoices that were issued keep the earlier payer.',
  })
  updateBillingAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBillingAccountInput) input: UpdateBillingAccountInput,
  ): Promise<BillingAccountPayload | Refused> {
    return updateBillingAccount(ctx, input);
  }
}
