import type { BillingPlansQuery } from '../../gql/types.ts';

export type Plan = BillingPlansQuery['plans']['edges'][number]['node'];
export type Version = Plan['versions'][number];

/** Returns the newest draft of a plan. */
export const draftOf = ({ versions }: Plan): Version | undefined => versions.find(({ publishedAt }) => !publishedAt);

/** Returns the newest published version of a plan. */
export const publishedOf = ({ versions }: Plan): Version | undefined => versions.find(({ publishedAt }) => publishedAt);
