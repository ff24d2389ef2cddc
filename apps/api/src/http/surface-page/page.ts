import { FORM_TEXTS, type FormLanguage, formText, isRightToLeft, SURFACE_TEXTS } from '@frontdesk/domain';
import { escape } from '../../email/email.ts';
import type { ShownSurface } from '../../modules/messaging/surfaces/index.ts';
import { SCRIPT, STYLE } from './assets.ts';
import { errorOf, fieldId, fields, type RenderedSurface, sectionHeading } from './fields.ts';
import { hasFileQuestion, uploadTexts } from './file-field.ts';
import { type ShownStep, type StepChoice, stepAt } from './steps.ts';

interface PageState {
  /** True if the person has just saved the answers. */
  readonly isSaved: boolean;
  /** Errors of the files that were not stored, by question key. */
  readonly fileErrors: RenderedSurface['fileErrors'];
  /** Step to show, if the form is shown in steps. */
  readonly step: StepChoice;
}

/** Renders the form or, after its submission, a confirmation text. */
export function surfacePage(surface: ShownSurface, { isSaved, fileErrors, step: choice }: PageState): string {
  const step = stepAt(surface, choice);
  const shown: RenderedSurface = { ...surface, fileErrors, step };
  const { content, language, workspaceName, isSubmitted, problems } = shown;
  const hasErrors = problems.length > 0 || fileErrors.size > 0;
  const [texts, own] = [FORM_TEXTS[language], SURFACE_TEXTS[language]];
  const named = (text: string) => text.replace('{workspace}', () => workspaceName);
  if (isSubmitted) {
    const thanks = formText(content.thankYou, language, content) || named(own.received);
    return html(language, texts.thankYou, `<p class="intro" dir="auto">${escape(thanks)}</p>`);
  }
  const title = formText(content.title, language, content);
  const intro = formText(content.intro, language, content);
  const forward = step && step.number < step.count ? 'next' : 'submit';
  const progress = step && progressText(step, language);
  const parts = [
    `<p class="from" dir="auto">${escape(workspaceName)}</p>`,
    shown.note !== null && `<p class="note" dir="auto">${escape(shown.note)}</p>`,
    (step?.number ?? 1) === 1 && intro && `<p class="intro" dir="auto">${escape(intro)}</p>`,
    isSaved && `<p class="saved" role="status">${escape(own.saved)}</p>`,
    progress && `<p class="step">${escape(progress)}</p>`,
    hasErrors && summary(shown),
    shown.hasKnown && knownOffer(named(own.known), shown),
    // Browser validation is disabled, because the server validates the answers and its errors are in the language of
    // the form.
    `<form method="post" novalidate data-questions="${escape(conditionsOf(content))}"${hasFileQuestion(content) ? uploadAttributes(language) : ''}${stepAttributes(shown)}>`,
    // The Enter key presses the first button of the form, which must not remove a file.
    `<button class="default" name="action" value="${forward}" tabindex="-1" aria-hidden="true" data-forward></button>`,
    step && sectionField(step),
    step?.section && sectionHeading(step.section, shown),
    fields(shown),
    `<p class="help">${escape(named(own.visible))}</p>`,
    `<p class="status" role="status" data-saved="${escape(own.saved)}"></p>`,
    `<div class="buttons"><button class="primary" name="action" value="${forward}" data-forward>${escape(forward === 'next' ? own.next : texts.send)}</button>`,
    step && step.number > 1 && `<button class="secondary" name="action" value="back">${escape(own.back)}</button>`,
    `<button class="secondary" name="action" value="save">${escape(own.save)}</button></div></form>`,
    `<script>${SCRIPT}</script>`,
  ];
  const heading = [hasErrors && texts.errorSummary, progress, title].filter(Boolean).join(': ');
  return html(language, title, parts.filter(Boolean).join(''), heading);
}

/**
 * Renders a button that shows known values. They are shown only after this button is pressed, because link previews
 * also open the page.
 */
const knownOffer = (text: string, { language, step }: RenderedSurface): string =>
  `<form class="note" method="post">${step ? sectionField(step) : ''}<p>${escape(text)}</p><button class="secondary" name="action" value="show">${escape(SURFACE_TEXTS[language].showKnown)}</button></form>`;

/** Renders the hidden field that names the step that the page shows. */
const sectionField = ({ key }: ShownStep): string => `<input type="hidden" name="section" value="${escape(key)}">`;

const progressText = ({ number, count }: ShownStep, language: FormLanguage): string =>
  SURFACE_TEXTS[language].step.replace('{step}', String(number)).replace('{count}', String(count));

/** Renders the step with the saved answers of the other steps and the texts, for the script of the page. */
function stepAttributes({ step, given, language }: RenderedSurface): string {
  if (!step) return '';
  const others = [...given].filter(([key]) => !step.questions.some((question) => question.key === key));
  const { step: progress, next } = SURFACE_TEXTS[language];
  const data = { section: step.key, given: others, progress, next, send: FORM_TEXTS[language].send };
  return ` data-steps="${escape(JSON.stringify(data))}"`;
}

/** Renders the attributes of a form with files: its encoding, and the texts that its script shows. */
const uploadAttributes = (language: FormLanguage): string =>
  ` enctype="multipart/form-data" data-uploads="${escape(uploadTexts(language))}"`;

/** Returns the conditions of the questions as JSON, for the script of the page. */
const conditionsOf = ({ questions }: ShownSurface['content']): string =>
  JSON.stringify(questions.map(({ key, type, condition }) => ({ key, type, condition })));

/** Renders the list of errors, with links to their fields. */
function summary(shown: RenderedSurface): string {
  const { content, language, problems } = shown;
  const texts = FORM_TEXTS[language];
  const items = (shown.step?.questions ?? content.questions).flatMap(({ key, label }) => {
    const error = errorOf(shown, key);
    const text = `${formText(label, language, content)}: ${error}`;
    return error ? [`<li><a href="#${fieldId(key)}">${escape(text)}</a></li>`] : [];
  });
  const isUnknown = problems.some(({ code }) => code === 'FORM_ANSWER_UNKNOWN');
  const isEmpty = problems.some(({ field: of }) => of === 'answers');
  const others = [
    ...(isUnknown ? [texts.errors.FORM_ANSWER_UNKNOWN] : []),
    ...(isEmpty ? [SURFACE_TEXTS[language].empty] : []),
  ].map((text) => `<li>${escape(text)}</li>`);
  return `<div class="summary" role="alert" tabindex="-1" autofocus><h2>${escape(texts.errorSummary)}</h2><ul>${[...items, ...others].join('')}</ul></div>`;
}

/** Renders the page for a link that cannot be used. It is the same for every reason. */
export function invalidLinkPage(language: FormLanguage): string {
  const { invalidTitle, invalid } = SURFACE_TEXTS[language];
  return html(language, invalidTitle, `<p>${escape(invalid)}</p>`);
}

/** Renders a page around a body. `heading` is the title of the browser window. */
export const html = (language: FormLanguage, title: string, body: string, heading = title): string => `<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<title>${escape(heading)}</title><style>${STYLE}</style></head><body><main><h1 dir="auto">${escape(title)}</h1>${body}</main></body></html>`;
