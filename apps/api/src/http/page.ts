import { type FormLanguage, isRightToLeft } from '@frontdesk/domain';
import { escape } from '../email/email.ts';

/**
 * Renders a minimal HTML page that is not part of the app. `body` is HTML and is not escaped. `language` is the
 * language of the texts.
 */
export const page = (title: string, body: string, language: FormLanguage = 'en'): string => `<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Frontdesk</title><style>
:root{color-scheme:light dark}
body{margin:0;font:16px/1.6 system-ui,sans-serif;background:light-dark(#f6f7fb,#16181d);color:light-dark(#1d2433,#e6e8ee)}
main{max-width:44rem;margin:3rem auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
a{color:light-dark(#3b5bdb,#91a7ff);overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0;border:1px solid light-dark(#dfe3ec,#343842);border-radius:12px;overflow:hidden;background:light-dark(#fff,#1e2128)}
li+li{border-top:1px solid light-dark(#dfe3ec,#343842)}
li a{display:block;padding:.75rem 1rem;text-decoration:none;color:inherit}
li a:hover,li a:focus-visible{background:light-dark(#eef1fb,#262a33)}
small{color:light-dark(#5b6473,#a4acba)}
iframe{width:100%;height:34rem;border:1px solid light-dark(#dfe3ec,#343842);border-radius:12px;background:#fff}
</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;
