const HEAD = `| scenario | connections | floor req/s | product req/s | throughput ratio | p50 ratio | p99 ratio | Node CPU ratio | floor p50 / p99 ms | product p50 / p99 ms | product MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** Medians of rounds; each ratio is of the two runs of one round, and then the median is taken. */
export function printed(results, withHead) {
  const lines = results.map(({ scenario, connections, floor, product }) => {
    const ratio = (key) => median(product.map((run, index) => run[key] / floor[index][key])).toFixed(2);
    const of = (runs, key, digits = 1) => median(runs.map((run) => run[key])).toFixed(digits);
    const times = (runs) => `${of(runs, 'p50')} / ${of(runs, 'p99')}`;
    const cells = [
      scenario,
      connections,
      of(floor, 'perSecond', 0),
      of(product, 'perSecond', 0),
      ratio('perSecond'),
      ratio('p50'),
      ratio('p99'),
      ratio('cpuMs'),
      times(floor),
      times(product),
      of(product, 'memory', 0),
    ];
    return `| ${cells.join(' | ')} |\n`;
  });
  return (withHead ? HEAD : '') + lines.join('');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
