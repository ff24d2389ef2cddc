/** Maximum number of hits per 1,000 words, by kind of text. Texts that users read must have none. */
const LIMITS = {
  comments: 1,
  docs: 1,
  tests: 1,
  errors: 1,
  strings: 1,
  identifiers: 1,
  sdl: 0,
  ui: 0,
  mails: 0,
  refusals: 0,
};

/** Returns the number of hits that the limit allows for this number of words. */
export const allowedHits = (kind, words) => Math.floor((words * LIMITS[kind]) / 1000);

/**
 * Compares counts with the recorded ones. Counts in `rises` fail the check, and those in `falls` should be recorded.
 */
export function compareWithRatchet(counts, ratchet) {
  const rises = counts.filter(
    ({ folder, kind, words, hits }) => hits > Math.max(allowedHits(kind, words), ratchet[folder]?.[kind] ?? 0),
  );
  const current = new Map(counts.map(({ folder, kind, hits }) => [`${folder} ${kind}`, hits]));
  const recorded = Object.entries(ratchet).flatMap(([folder, kinds]) =>
    Object.entries(kinds).map(([kind, limit]) => ({
      folder,
      kind,
      limit,
      hits: current.get(`${folder} ${kind}`) ?? 0,
    })),
  );
  return { rises, falls: recorded.filter(({ limit, hits }) => hits < limit) };
}

/** Returns the counts above the limit, which are to be recorded. With `previous`, no count is higher than before. */
export function ratchetOf(counts, previous) {
  const ratchet = {};
  for (const { folder, kind, words, hits } of counts) {
    const limit = previous ? Math.min(hits, previous[folder]?.[kind] ?? 0) : hits;
    if (limit <= allowedHits(kind, words)) continue;
    ratchet[folder] ??= {};
    ratchet[folder][kind] = limit;
  }
  return ratchet;
}
