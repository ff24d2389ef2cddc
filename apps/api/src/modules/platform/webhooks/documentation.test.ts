import { readFile, writeFile } from 'node:fs/promises';
import { WEBHOOK_EVENT_GROUPS, WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '@frontdesk/domain';
import { webhookExample } from '@frontdesk/domain/webhook-examples';
import { expect, it } from '@jest/globals';

/** With `UPDATE=1`, the test writes the page. */
const PAGE = new URL('../../../../../../docs/webhooks.md', import.meta.url);

it('docs/webhooks.md matches the catalog', async () => {
  const text = await readFile(PAGE, 'utf8');
  const [before = ''] = text.split('<!-- events -->');
  const whole = `${before}<!-- events -->\n\n${events()}`;
  if (process.env.UPDATE) await writeFile(PAGE, whole);
  else expect(bare(text)).toBe(bare(whole));
});

/** Removes white space, because the formatter chooses the line breaks. */
const bare = (text: string) => text.replace(/\s+/g, '');

const events = () =>
  WEBHOOK_EVENT_GROUPS.map((group) => {
    const mine = WEBHOOK_EVENT_NAMES.filter((name) => WEBHOOK_EVENTS[name].group === group);
    return `## ${group}\n\n${mine.map(entryOf).join('\n')}`;
  }).join('\n');

const entryOf = (name: keyof typeof WEBHOOK_EVENTS) =>
  `### ${name}\n\n${WEBHOOK_EVENTS[name].description}\n\n\`\`\`json\n${JSON.stringify(webhookExample(name), null, 2)}\n\`\`\`\n`;
