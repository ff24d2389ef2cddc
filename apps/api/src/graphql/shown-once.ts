import { Extensions } from 'type-graphql';

/** A secret that is told in one answer and kept nowhere: an answer that holds it is not kept to be given again. */
export const ShownOnce = (): PropertyDecorator & MethodDecorator => Extensions({ shownOnce: true });
