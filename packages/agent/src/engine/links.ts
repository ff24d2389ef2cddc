import type { Draft } from './draft.ts';
import { REPLY_LENGTH } from './limits.ts';
import { sentencesFor } from './templates/wording.ts';
import type { ReplySegment } from './types.ts';

/** Maximum number of sent links that the state contains. */
const MOST_LINKS = 20;

/**
 * Inserts a sentence with the link of the first public source after the fact that it supports. A reply contains at most
 * one link, and none on a call. A link that the contact has already received is not repeated until the contact is
 * greeted again, which is never within an episode. The URL always comes from the passage, never from the model.
 */
export function addLink({ state, env }: Draft, segments: readonly ReplySegment[]): ReplySegment[] {
  if (env.context.channel === 'voice') return [...segments];
  const reply = segments.map(({ text }) => text).join('\n');
  const sent = state.episode.links ?? [];
  for (const [index, { sources }] of segments.entries()) {
    for (const { url } of sources) {
      if (url === null || sent.includes(url)) continue;
      const isStated = reply.includes(url);
      const text = sentencesFor(state.language).readMore.replace('{url}', () => url);
      if (!isStated && reply.length + text.length + 1 > REPLY_LENGTH) continue;
      state.episode.links = [...sent, url].slice(-MOST_LINKS);
      return isStated ? [...segments] : segments.toSpliced(index + 1, 0, { text, sources: [] });
    }
  }
  return [...segments];
}
