import {
  ApolloLink,
  CombinedGraphQLErrors,
  Observable,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import type { Unmasked } from '@apollo/client/masking';
import type { DenialCode } from '@frontdesk/domain';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

export interface Answer {
  operation: string;
  reply: (variables: OperationVariables) => unknown;
  /** Received requests in order. */
  asked: OperationVariables[];
  /** Listeners of a subscription. */
  listeners?: Set<(data: unknown) => void>;
}

/** Operations without an answer. set-up.ts fails their test. */
export const unansweredOperations: string[] = [];

/** A typed response for a document: a changed query breaks its answers. A function may throw a denial. */
export function answer<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  reply: Unmasked<Data> | ((variables: Variables) => Unmasked<Data>),
): Answer {
  const { name } = document.definitions.find((node) => node.kind === 'OperationDefinition') as OperationDefinitionNode;
  const asked: OperationVariables[] = [];
  const give = typeof reply === 'function' ? (reply as (variables: OperationVariables) => unknown) : () => reply;
  return { operation: name?.value ?? '', asked, reply: give };
}

/** A subscription: `const changes = stream(LeadChangedDocument)`, then `act(() => changes.emit({ … }))`. */
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

/** For `throw denied('FORBIDDEN')` inside an answer. */
export const denied = (code: DenialCode, extensions: Record<string, unknown> = {}) =>
  new CombinedGraphQLErrors({
    errors: [{ message: code, extensions: { code, requestId: 'req-test', ...extensions } }],
  });

/** Responds from a list. The last match wins, so that tests can override defaults. */
export const answeringLink = (answers: readonly Answer[]) =>
  new ApolloLink(
    ({ operationName = '', variables, query }) =>
      new Observable((observer) => {
        const found = answers.findLast(({ operation }) => operation === operationName);
        const say = (data: unknown) => observer.next({ data: data as Record<string, unknown> });
        if (isSubscription(query)) {
          // A subscription without events needs no answer.
          found?.asked.push(variables);
          found?.listeners?.add(say);
          return () => found?.listeners?.delete(say);
        }
        if (!found) unansweredOperations.push(operationName);
        found?.asked.push(variables);
        // Asynchronous, like a network.
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
