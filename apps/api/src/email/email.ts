export interface EmailContent {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs of plain text, from which the HTML is generated. */
  readonly paragraphs: readonly string[];
  /** Primary action, shown as a button. If omitted, the email has no button. */
  readonly action?: EmailLink;
  /** List of linked texts, between the paragraphs and the action. */
  readonly items?: readonly { readonly text: string; readonly url: string }[];
  /** Link in small print at the end. */
  readonly footer?: EmailLink;
}

interface EmailLink {
  readonly label: string;
  readonly url: string;
}

export function renderText({ paragraphs, items = [], action, footer }: EmailContent): string {
  const list = items.map(({ text, url }) => `- ${text}\n  ${url}`);
  const links = [action, footer].flatMap((link) => (link ? [`${link.label}:\n${link.url}`] : []));
  const lines = [...paragraphs, ...list, ...links];
  return `${lines.join('\n\n')}\n\n-- \nFrontdesk\n`;
}

/** Renders an email as HTML. All styles are inline, because many email clients remove other styles. */
export function renderHtml({ subject, paragraphs, items = [], action, footer }: EmailContent): string {
  const body = paragraphs.map((text) => `<p style="margin:0 0 16px">${escape(text)}</p>`).join('');
  const list = items.map(({ text, url }) => `<li style="margin:0 0 10px">${link({ label: text, url })}</li>`).join('');
  const listed = list && `<ul style="margin:0 0 16px;padding-left:20px">${list}</ul>`;
  const last = footer ? `<p style="margin:0;font-size:13px">${link(footer)}</p>` : '';
  const button = action
    ? `<p style="margin:24px 0"><a href="${escape(action.url)}" style="background:#4263eb;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escape(action.label)}</a></p>
       <p style="margin:0 0 16px;color:#667085;font-size:13px;overflow-wrap:anywhere">Or copy this address: <br>${escape(action.url)}</p>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="margin:0;background:#f5f6fa;font:16px/1.5 system-ui,sans-serif;color:#1d2433">
<div style="max-width:520px;margin:32px auto;padding:32px;background:#fff;border-radius:12px">
<p style="margin:0 0 24px;font-weight:700;color:#4263eb">Frontdesk</p>${body}${listed}${button}${last}</div></body></html>`;
}

const link = ({ label, url }: EmailLink): string =>
  `<a href="${escape(url)}" style="color:#4263eb">${escape(label)}</a>`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
