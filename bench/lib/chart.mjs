import { ratio } from './measure.mjs';

const WIDTH = 720;
const LEFT = 132;
const BAR = 18;
const GAP = 8;
const TOP = 64;
const AXIS = WIDTH - LEFT - 56;

/** Throughput of the inbox page relative to the floor as bars, legible on a light page and on a dark one. */
export function chart({ title, connections, runs }) {
  const bars = Object.entries(runs)
    .map(([name, own]) => ({ name, value: ratio(own, runs.floor, 'perSecond') }))
    .sort((a, b) => b.value - a.value);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = TOP + bars.length * (BAR + GAP) + 12;
  const description = bars.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">
<title id="title">Throughput relative to the floor</title>
<desc id="desc">${title}, ${connections} connections. ${description}.</desc>
<style>${STYLE}</style>
<text class="heading" x="0" y="20">Throughput relative to the floor</text>
<text class="note" x="0" y="40">${title}, ${connections} connections; longer is better</text>
${floorLine(most, height)}
${bars.map((bar, index) => drawn(bar, TOP + index * (BAR + GAP), most)).join('\n')}
</svg>
`;
}

const floorLine = (most, height) => {
  const x = LEFT + AXIS / most;
  return `<line class="floor" x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${height - 12}"/>`;
};

function drawn({ name, value }, y, most) {
  const width = Math.max(2, (value / most) * AXIS);
  const baseline = y + BAR - 5;
  return `<text class="name" x="${LEFT - 12}" y="${baseline}">${name}</text>
<rect class="${name === 'product' ? 'own' : 'other'}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="3"/>
<text class="value" x="${(LEFT + width + 8).toFixed(1)}" y="${baseline}">${value.toFixed(2)}</text>`;
}

// A picture in a page cannot inherit its colours: it asks the reader's system itself.
const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #24292f }
.heading { font-size: 16px; font-weight: 600 }
.note { fill: #59636e }
.name { text-anchor: end }
.value { font-variant-numeric: tabular-nums }
.own { fill: #3b5bdb }
.other { fill: #adb5bd }
.floor { stroke: #868e96; stroke-dasharray: 3 4 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .note { fill: #9198a1 } .own { fill: #748ffc } .other { fill: #5c636a }
}`;
