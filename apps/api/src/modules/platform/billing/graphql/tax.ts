import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { listTaxRates } from '../billing-lists.ts';
import { createTaxRate, deleteTaxRate, invoiceIssuerOf, updateInvoiceIssuer } from '../use-cases/taxes.ts';

@ObjectType({ description: 'Company that issues the invoices of the installation, as printed on new invoices.' })
class InvoiceIssuer {
  @Field(() => ID, { description: 'Id of the issuer. An installation has one issuer.' })
  id: number;

  @Field(() => String, { description: 'Legal name of the issuer.' })
  name: string;

  @Field(() => String, { description: 'Postal address, with line breaks.' })
  address: string;

  @Field(() => String, {
    description: 'Country as an ISO 3166-1 alpha-2 code. The country determines which tax is charged.',
  })
  country: string;

  @Field(() => String, { description: 'Tax or VAT identification number. Empty if there is none.' })
  taxId: string;

  @Field(() => String, { description: 'Bank details for payments, with line breaks. Empty if there are none.' })
  bankDetails: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the global admin who made the last change, at that time.' })
  updatedByName: string;
}

@ObjectType({ description: 'Tax rate of a country, valid from a given day until the next rate of the country.' })
class TaxRate {
  @Field(() => ID, { description: 'Id of the rate, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Country as an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, { description: 'Name of the tax, such as `VAT`.' })
  name: string;

  @Field(() => Float, { description: 'Rate in percent, 0 to 100, with at most 2 decimals.' })
  percent: number;

  @Field(() => String, {
    description: 'First day as `YYYY-MM-DD`. The rate applies to periods that end on this day or later.',
  })
  validFrom: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the rate was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the global admin who created the rate, at that time.' })
  createdByName: string;
}

const TaxRateConnection = connectionOf('TaxRate', () => TaxRate);

@InputType()
class UpdateInvoiceIssuerInput {
  @Field(() => String, { description: 'Legal name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Postal address with 1 to 500 characters. It can contain line breaks.' })
  address: string;

  @Field(() => String, { description: 'Country as an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Tax or VAT identification number with at most 50 characters. Null if there is none.',
  })
  taxId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Bank details with at most 500 characters. They can contain line breaks. Null if there are none.',
  })
  bankDetails?: string | null;
}

@InputType()
class CreateTaxRateInput {
  @Field(() => String, { description: 'Country as an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, { description: 'Name of the tax with 1 to 30 characters, such as `VAT`.' })
  name: string;

  @Field(() => Float, { description: 'Rate in percent, 0 to 100, with at most 2 decimals.' })
  percent: number;

  @Field(() => String, { nullable: true, description: 'First day as `YYYY-MM-DD`. Null for today in UTC.' })
  validFrom?: string | null;
}

@ObjectType({ description: 'Payload of `updateInvoiceIssuer`.' })
class InvoiceIssuerPayload extends Payload {
  @Field(() => InvoiceIssuer, { description: 'The issuer after the mutation.' })
  readonly invoiceIssuer: InvoiceIssuer;
}

@ObjectType({ description: 'Payload of the mutations that create or delete a tax rate.' })
class TaxRatePayload extends Payload {
  @Field(() => TaxRate, { description: 'The created or deleted rate.' })
  readonly taxRate: TaxRate;
}

@Resolver()
export class TaxResolver {
  @Can('read', 'Platform')
  @Query(() => InvoiceIssuer, {
    nullable: true,
    description:
      'Company that issues the invoices. Null if no issuer was configured, in which case invoices contain no taxes. Available to global admins only.',
  })
  invoiceIssuer(@SignedIn() ctx: SignedInContext): Promise<InvoiceIssuer | null> {
    return invoiceIssuerOf(ctx.services);
  }

  @Can('read', 'Platform')
  @Query(() => TaxRateConnection, {
    description: 'Tax rates of countries, newest first. Available to global admins only.',
  })
  taxRates(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listTaxRates(ctx.services, { first, after });
  }

  @Can('manage', 'Platform')
  @Mutation(() => InvoiceIssuerPayload, {
    description:
      'Sets the company that issues invoices. Invoices that were issued keep the earlier issuer. Available to global admins only.',
  })
  updateInvoiceIssuer(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdateInvoiceIssuerInput) input: UpdateInvoiceIssuerInput,
  ): Promise<InvoiceIssuerPayload | Refused> {
    return updateInvoiceIssuer(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => TaxRatePayload, {
    description:
      'Adds a tax rate of a country. Invoices that were issued keep their taxes. Available to global admins only.',
  })
  createTaxRate(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateTaxRateInput) input: CreateTaxRateInput,
  ): Promise<TaxRatePayload | Refused> {
    return createTaxRate(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => TaxRatePayload, {
    description:
      'Deletes a tax rate. The earlier rate of the country then applies, if there is one. Available to global admins only.',
  })
  deleteTaxRate(@SignedIn() ctx: SignedInContext, @Arg('id', () => ID) id: string): Promise<TaxRatePayload | Refused> {
    return deleteTaxRate(ctx, { id: ids.uuid(id) });
  }
}
