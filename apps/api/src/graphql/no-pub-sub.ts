/** type-graphql requires a PubSub for subscriptions. This API uses `subscribeTo` instead. */
export const NO_PUB_SUB = {
  publish() {
    throw new Error('Publish with recordEvent() or publishChange(), in the transaction of the change.');
  },
  subscribe(): never {
    throw new Error('Subscribe with subscribeTo().');
  },
};
