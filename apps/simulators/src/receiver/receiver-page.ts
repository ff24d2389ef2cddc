import type { Received } from './receiver.ts';

/** Renders the last 50 received requests as a web page, newest first. */
export function receiverPage(received: readonly Received[]): string {
  const items = received
    .slice(-50)
    .reverse()
    .map(({ type, id, at, body, verified }) => {
      const seal = verified === null ? 'signature not checked' : verified ? 'valid signature' : 'invalid signature';
      return `<article><h2>${escape(type)}</h2><p>${escape(at)} · ${seal} · ${escape(id)}</p><pre>${escape(pretty(body))}</pre></article>`;
    });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Webhook receiver</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border:1px solid #8884;border-radius:8px;padding:1rem;margin:1rem 0}h2{font-size:1rem;margin:0}p{margin:.25rem 0;opacity:.7}
pre{overflow:auto;margin:.5rem 0 0}</style></head><body><h1>Webhook receiver</h1>
${items.join('') || '<p>No events yet. Send a test event, then reload this page.</p>'}</body></html>`;
}

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
