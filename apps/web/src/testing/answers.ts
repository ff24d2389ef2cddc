import {
  ApolloLink,
  CombinedGraphQLErrors,
  Observable,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import type { Unmasked } from '@apollo/client/masking';
import type { DenialCode, RefusalCode } from '@frontdesk/domain';
import type {
  DocumentNode,
  FieldNode,
  GraphQLFormattedError,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

export interface Answer {
  operation: string;
  reply: (variables: OperationVariables) => unknown;
  /** Variables of the received requests, in the order of the requests. */
  asked: OperationVariables[];
  /** Listeners of the subscription. Absent for other operations. */
  listeners?: Set<(data: unknown) => void>;
}

/** Operations without a mocked response. `set-up.ts` fails a test if the list is not empty. */
export const unansweredOperations: string[] = [];

/**
 * Mocks the response of an operation. The response has the type of the document's data. A function that returns the
 * response can throw `denied(…)`.
 */
export function answer<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  reply: Unmasked<Data> | ((variables: Variables) => Unmasked<Data>),
): Answer {
  const operation = document.definitions.find((node) => node.kind === 'OperationDefinition') as OperationDefinitionNode;
  const asked: OperationVariables[] = [];
  const give = typeof reply === 'function' ? (reply as (variables: OperationVariables) => unknown) : () => reply;
  return {
    operation: operation.name?.value ?? '',
    asked,
    reply: (variables) => withPayloads(operation, give(variables) as Record<string, unknown>),
  };
}

class Refusal {
  constructor(readonly errors: readonly object[]) {}
}

/** Replaces mocked errors with payloads in which all selected fields except `errors` are null. */
function withPayloads({ operation, selectionSet }: OperationDefinitionNode, given: Record<string, unknown>) {
  if (operation !== 'mutation' || given instanceof PartialReply) return given;
  const payloads = fieldsOf(selectionSet).map(({ name, selectionSet: selected }) => {
    const payload = given instanceof Refusal ? given : given[name.value];
    if (!(payload instanceof Refusal)) return [name.value, payload];
    const fields = fieldsOf(selected).map((field) => field.name.value);
    return [name.value, Object.fromEntries(fields.map((one) => [one, one === 'errors' ? payload.errors : null]))];
  });
  return Object.fromEntries(payloads);
}

const fieldsOf = (set?: SelectionSetNode): FieldNode[] =>
  set?.selections.filter((node): node is FieldNode => node.kind === 'Field') ?? [];

/** Mocks a mutation, or its payload, that the server rejects with an error. */
export const refused = (code: RefusalCode, field: string | null = null, message?: string) =>
  refusedFields({ code, field, message });

/** Mocks a mutation, or its payload, that the server rejects with several errors. */
export const refusedFields = (...errors: { code: RefusalCode; field: string | null; message?: string }[]) =>
  new Refusal(errors.map((error) => ({ __typename: 'UserError', ...error }))) as never;

/** Mocks a subscription: `const changes = stream(LeadChangedDocument)`, then `act(() => changes.emit({ … }))`. */
export function stream<Data, Variables extends OperationVariables>(document: TypedDocumentNode<Data, Variables>) {
  const listeners = new Set<(data: unknown) => void>();
  return {
    ...answer(document, () => undefined as never),
    listeners,
    emit: (data: Unmasked<Data>) => {
      for (const listener of listeners) listener(data);
    },
  };
}

class PartialReply {
  constructor(
    readonly data: Record<string, unknown>,
    readonly errors: readonly GraphQLFormattedError[],
  ) {}
}

/** Mocks a response in which the server denied access to some root fields. These are null, each with an error. */
export function withoutRoots<Data extends object>(
  data: Data,
  code: DenialCode,
  ...keys: (keyof Data & string)[]
): Data {
  const errors = keys.map((key) => ({ message: code, path: [key], extensions: { code, requestId: 'req-test' } }));
  const nulls = Object.fromEntries(keys.map((key) => [key, null]));
  return new PartialReply({ ...data, ...nulls }, errors) as unknown as Data;
}

/** Creates a GraphQL error with a code, for `throw denied('FORBIDDEN')` in a mocked response. */
export const denied = (code: DenialCode, extensions: Record<string, unknown> = {}) =>
  new CombinedGraphQLErrors({
    errors: [{ message: code, extensions: { code, requestId: 'req-test', ...extensions } }],
  });

/**
 * Creates an Apollo link that returns mocked responses. If an operation has several responses, the last one applies, so
 * that tests can override defaults.
 */
export const answeringLink = (answers: readonly Answer[]) =>
  new ApolloLink(
    ({ operationName = '', variables, query }) =>
      new Observable((observer) => {
        const found = answers.findLast(({ operation }) => operation === operationName);
        const say = (data: unknown) =>
          observer.next(data instanceof PartialReply ? data : { data: data as Record<string, unknown> });
        if (isSubscription(query)) {
          // A subscription needs no mocked response, so a missing response is not reported.
          found?.asked.push(variables);
          found?.listeners?.add(say);
          return () => found?.listeners?.delete(say);
        }
        if (!found) unansweredOperations.push(operationName);
        found?.asked.push(variables);
        // Respond asynchronously, like a real server.
        const timer = setTimeout(() => {
          try {
            if (!found) throw new Error(`No answer for ${operationName}.`);
            say(found.reply(variables));
            observer.complete();
          } catch (error) {
            observer.error(error);
          }
        });
        return () => clearTimeout(timer);
      }),
  );

const isSubscription = ({ definitions }: DocumentNode) =>
  definitions.some((node) => node.kind === 'OperationDefinition' && node.operation === 'subscription');
