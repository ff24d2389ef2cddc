import 'reflect-metadata';
import { ACTIONS_BY_SUBJECT } from '@frontdesk/policies';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchemaSync, Field, FieldResolver, getMetadataStorage, ObjectType, Query, Resolver } from 'type-graphql';
import { Can, Public } from '../src/graphql/can.ts';
import { assertAllGated, ungatedFields } from '../src/graphql/gate-totality.ts';
import { buildGraph } from '../src/graphql/schema.ts';

describe('authorization of the schema', () => {
  const gates = ungatedFields(buildGraph());

  it('covers every root field and every computed field', () => {
    expect(gates.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Query.leads',
        'Mutation.deleteWorkspace',
        'Subscription.leadChanged',
        'Workspace.memberCount',
        'Lead.viewerCan',
      ]),
    );
    const open = gates.filter(({ field }) => !field.extensions.can && !field.extensions.public);
    if (open.length > 0)
      throw new Error(`Add @Can(action, Subject) or @Public(reason) to: ${open.map(({ name }) => name).join(', ')}.`);
  });

  it('is either a gate or a public marker', () => {
    const both = gates.filter(({ field }) => field.extensions.can && field.extensions.public);
    expect(both.map(({ name }) => name)).toEqual([]);
  });

  it('requires only what the policies can decide', () => {
    for (const { name, field } of gates) {
      const { action, subject } = (field.extensions.can ?? { action: 'read', subject: 'Workspace' }) as Pair;
      expect({ [name]: ACTIONS_BY_SUBJECT[subject].includes(action) }).toEqual({ [name]: true });
    }
  });

  it('explains in a sentence why a field is public', () => {
    const wordless = gates.filter(({ field }) => {
      const reason = field.extensions.public as string | undefined;
      return reason !== undefined && !/^[A-Z].{9,}\.$/.test(reason);
    });
    if (wordless.length > 0)
      throw new Error(`Give @Public a reason, in a sentence: ${wordless.map(({ name }) => name).join(', ')}.`);
  });
});

type Pair = {
  action: (typeof ACTIONS_BY_SUBJECT)[keyof typeof ACTIONS_BY_SUBJECT][number];
  subject: keyof typeof ACTIONS_BY_SUBJECT;
};

describe('a field without authorization', () => {
  it('stops the schema from being built, and is named', () => {
    expect(() => assertAllGated(build(OpenRoot))).toThrow(
      'Add @Can(action, Subject) or @Public(reason) to: Query.everything;',
    );
    expect(() => assertAllGated(build(CrateRoot))).not.toThrow(); // Precondition: only the gate was missing.
  });

  it('is found in an object whose class has another name', () => {
    expect(() => assertAllGated(build(ParcelRoot, OpenFields))).toThrow('to: Parcel.insides;');
    expect(() => assertAllGated(build(CrateRoot, GatedFields))).not.toThrow();
  });

  it('is found if the object itself computes it', () => {
    expect(() => assertAllGated(build(SelfRoot))).toThrow('to: Machine.output;');
  });

  describe('in the real schema', () => {
    const { fieldExtensions } = getMetadataStorage();
    const all = [...fieldExtensions];
    afterEach(() => void fieldExtensions.splice(0, fieldExtensions.length, ...all));

    it.each([
      ['leads', 'Query.leads'],
      ['deleteWorkspace', 'Mutation.deleteWorkspace'],
      ['leadChanged', 'Subscription.leadChanged'],
    ])('stops the server from starting when %s loses its gate', (method, name) => {
      expect(() => buildGraph()).not.toThrow();
      fieldExtensions.splice(0, fieldExtensions.length, ...all.filter(({ fieldName }) => fieldName !== method));
      expect(() => buildGraph()).toThrow(`Add @Can(action, Subject) or @Public(reason) to: ${name};`);
    });
  });
});

@Resolver()
class OpenRoot {
  @Query(() => String)
  everything(): string {
    return 'everything';
  }
}

@ObjectType('Parcel')
class ParcelClass {
  @Field(() => String)
  label: string;
}

@ObjectType('Crate')
class CrateClass {
  @Field(() => String)
  label: string;
}

@Resolver()
class ParcelRoot {
  @Public('For the test of the gates.')
  @Query(() => ParcelClass)
  parcel(): ParcelClass {
    return { label: 'parcel' };
  }
}

@Resolver()
class CrateRoot {
  @Public('For the test of the gates.')
  @Query(() => CrateClass)
  crate(): CrateClass {
    return { label: 'crate' };
  }
}

@Resolver(() => ParcelClass)
class OpenFields {
  @FieldResolver(() => String)
  insides(): string {
    return 'insides';
  }
}

@Resolver(() => CrateClass)
class GatedFields {
  @Can('read', 'Lead')
  @FieldResolver(() => String)
  contents(): string {
    return 'contents';
  }
}

@ObjectType()
class Machine {
  @Field(() => String)
  output(): string {
    return 'output';
  }
}

@Resolver()
class SelfRoot {
  @Public('For the test of the gates.')
  @Query(() => Machine)
  machine(): Machine {
    return new Machine();
  }
}

// biome-ignore lint/complexity/noBannedTypes: type-graphql expects classes typed as `Function`.
const build = (...resolvers: [Function, ...Function[]]) => buildSchemaSync({ resolvers, validate: false });
