/** Returns the share of the owners that are rejected and of the impostors that are accepted at a threshold. */
export const ratesAt = (threshold, { owners, impostors }) => ({
  rejected: owners.filter((score) => score < threshold).length / Math.max(1, owners.length),
  accepted: impostors.filter((score) => score >= threshold).length / Math.max(1, impostors.length),
});

/** Returns the error rate at the threshold at which both kinds of errors are equally frequent. */
export function equalErrorRate(scores) {
  let best = { gap: Number.POSITIVE_INFINITY, rate: 1 };
  for (const threshold of new Set([...scores.owners, ...scores.impostors])) {
    const { rejected, accepted } = ratesAt(threshold, scores);
    const gap = Math.abs(rejected - accepted);
    if (gap < best.gap) best = { gap, rate: (rejected + accepted) / 2 };
  }
  return best.rate;
}

/** Returns the lowest threshold at which at most the share of the impostors is accepted. */
export function thresholdFor(share, impostors) {
  const sorted = [...impostors].sort((a, b) => b - a);
  return sorted[Math.floor(share * sorted.length)] + 1e-6;
}
