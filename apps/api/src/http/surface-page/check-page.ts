import { SURFACE_CHECK_LIMITS, SURFACE_CHECK_TEXTS, type SurfaceCheckTexts } from '@frontdesk/domain';
import { escape } from '../../email/email.ts';
import type { ShownCheck } from '../../modules/messaging/surfaces/index.ts';
import { html } from './page.ts';

/** Name of the field with the code or the birth date. */
export const CHECK_FIELD = 'answer';

/**
 * Renders the second check of a form. It contains nothing of the form or the contact. `path` is the path of the link.
 */
export function checkPage(shown: ShownCheck, path: string): string {
  const { workspaceName, language, check, hasCode, canRequestCode, problem } = shown;
  const texts = SURFACE_CHECK_TEXTS[language];
  const isCode = check === 'CODE';
  const intro = isCode ? (hasCode ? texts.codeSent : texts.codeIntro) : texts.birthDateIntro;
  const parts = [
    `<p class="from" dir="auto">${escape(workspaceName)}</p>`,
    `<p class="intro" dir="auto">${escape(intro.replace('{workspace}', () => workspaceName))}</p>`,
    problem && `<p class="summary" id="problem" role="alert">${escape(problemText(shown, texts))}</p>`,
    `<form method="post" action="${escape(path)}/check" novalidate>`,
    (!isCode || hasCode) && answerField(shown, texts),
    '<div class="buttons">',
    (!isCode || hasCode) && `<button class="primary" name="action" value="check">${escape(texts.confirm)}</button>`,
    isCode && canRequestCode && codeButton(hasCode, texts),
    '</div></form>',
    isCode && !canRequestCode && !hasCode && problem === null && `<p>${escape(texts.exhausted)}</p>`,
  ];
  const heading = problem ? `${problemText(shown, texts)} ${texts.title}` : texts.title;
  return html(language, texts.title, parts.filter(Boolean).join(''), heading);
}

function answerField({ check, problem }: ShownCheck, texts: SurfaceCheckTexts): string {
  const isCode = check === 'CODE';
  const type = isCode
    ? `type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="${2 * SURFACE_CHECK_LIMITS.codeDigits}" dir="ltr"`
    : 'type="date" autocomplete="bday"';
  const invalid = problem === 'WRONG' ? ' aria-invalid="true" aria-describedby="problem"' : '';
  const label = isCode ? texts.code : texts.birthDate;
  return `<div class="field"><label for="${CHECK_FIELD}">${escape(label)}</label><input id="${CHECK_FIELD}" name="${CHECK_FIELD}" ${type} aria-required="true"${invalid}></div>`;
}

const codeButton = (hasCode: boolean, { sendCode, resend }: SurfaceCheckTexts): string =>
  `<button class="${hasCode ? 'secondary' : 'primary'}" name="action" value="code">${escape(hasCode ? resend : sendCode)}</button>`;

const problemText = ({ problem, triesLeft }: ShownCheck, texts: SurfaceCheckTexts): string =>
  ({
    WRONG: texts.wrong.replace('{count}', String(triesLeft)),
    EXPIRED: texts.expired,
    EXHAUSTED: texts.exhausted,
    UNAVAILABLE: texts.unavailable,
  })[problem ?? 'WRONG'];
