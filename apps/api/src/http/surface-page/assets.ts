import { createHash } from 'node:crypto';
import { sectionsWith, visibleKeys } from '@frontdesk/domain';
import { UPLOAD_SCRIPT } from './upload-script.ts';

/** Styles of the page, for light and dark color schemes and narrow screens. */
export const STYLE = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f6f7fb,#16181d);color:light-dark(#1d2433,#e6e8ee)}
main{max-width:36rem;margin:2rem auto;padding:0 1rem 2rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;line-height:1.3;margin:1.5rem 0 .25rem}
.from,.step,.help,.status{color:light-dark(#5b6473,#a4acba);margin:.25rem 0}
.help,.status{font-size:.875rem}
.intro{white-space:pre-line}
.field,fieldset{margin:1.25rem 0;padding:0;border:0;min-width:0}
fieldset.conditional{margin:0}
label,legend{font-weight:600;padding:0}
.check{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;padding:.4rem 0}
.check input{width:1.35rem;height:1.35rem;margin:.1rem 0 0;flex:none}
input:not([type=checkbox]),select,textarea{width:100%;min-height:2.75rem;margin-top:.35rem;padding:.5rem .7rem;font:inherit;color:inherit;background:light-dark(#fff,#1e2128);border:1px solid light-dark(#7b8494,#8a93a3);border-radius:8px}
[aria-invalid=true]{border:2px solid light-dark(#c92a2a,#ff8787)!important}
.error,.summary{color:light-dark(#c92a2a,#ff8787);margin:.25rem 0}
.summary{border:1px solid;border-radius:8px;padding:.75rem 1rem;margin:1rem 0}
.summary h2{font-size:1rem;margin:0}
.summary ul{margin:.25rem 0 0;padding-inline-start:1.2rem}
.summary a{color:inherit}
.note{border:1px solid light-dark(#7b8494,#8a93a3);border-radius:8px;padding:.75rem 1rem;white-space:pre-line}
.note p{margin:0 0 .5rem}
.check-note{font-weight:600;margin:.25rem 0}
.saved{border:1px solid light-dark(#2b8a3e,#69db7c);border-radius:8px;padding:.75rem 1rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;font:inherit;font-weight:600;border-radius:8px;border:1px solid light-dark(#3b5bdb,#91a7ff);cursor:pointer}
.primary{background:#3b5bdb;color:#fff;border-color:#3b5bdb}
.secondary{background:none;color:light-dark(#3b5bdb,#91a7ff)}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
.files{list-style:none;margin:.35rem 0 0;padding:0}
.files li{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;padding:.25rem 0}
.files bdi{min-width:0}
.files button{margin-inline-start:auto;min-width:2.75rem;padding:0}
progress{width:100%;margin-top:.35rem}
.default{position:absolute;width:1px;height:1px;min-height:0;padding:0;border:0;clip-path:inset(50%)}
:focus-visible{outline:3px solid light-dark(#3b5bdb,#91a7ff);outline-offset:2px}
`;

/**
 * Script of the page. Shows the questions whose condition is met, updates the progress of a form with sections, saves
 * each answer when it changes, and uploads files. A submission waits for these requests, because the first one stores
 * the secret of the browser. The page also works without the script.
 */
export const SCRIPT = `
const form=document.querySelector('form[data-questions]'),status=document.querySelector('.status[role]');
const visibleKeys=${visibleKeys.toString()};
const sectionsWith=${sectionsWith.toString()};
const steps=JSON.parse(form?.dataset.steps??'null');
const show=()=>{
  const given=new Map(steps?.given),all=JSON.parse(form?.dataset.questions??'[]');
  for(const {name,type,checked,value} of form?.elements??[])
    if(name.startsWith('q_')&&(type!=='checkbox'||checked))given.set(name.slice(2),[...(given.get(name.slice(2))??[]),value]);
  const keys=visibleKeys(all,given);
  for(const part of form?.querySelectorAll('[data-key]')??[])part.hidden=part.disabled=!keys.includes(part.dataset.key);
  const shown=sectionsWith(all,keys),at=shown.indexOf(steps?.section);
  if(at<0)return;
  const isLast=at===shown.length-1;
  document.querySelector('.step').textContent=steps.progress.replace('{step}',at+1).replace('{count}',shown.length);
  for(const button of form.querySelectorAll('[data-forward]')){
    button.value=isLast?'submit':'next';
    if(button.textContent)button.textContent=isLast?steps.send:steps.next;
  }
};
form?.addEventListener('input',show);
addEventListener('pageshow',show);
let queue=Promise.resolve(),pending=0;${UPLOAD_SCRIPT}
form?.addEventListener('change',({target})=>{
  const name=target.name;
  if(!name||!name.startsWith('q_'))return;
  const body=new URLSearchParams({action:'autosave',question:name.slice(2)});
  for(const value of new FormData(form).getAll(name))body.append(name,value);
  pending+=1;
  const signal=AbortSignal.timeout(10000);
  queue=queue.then(()=>fetch(location.pathname,{method:'POST',body,redirect:'error',signal})).then(({status:code})=>{
    status.textContent=code===204?status.dataset.saved:'';
  },()=>{status.textContent='';}).then(()=>{pending-=1;});
});
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Content security policy that allows the style, the script and requests to the same origin, and forbids frames and
 * everything else.
 */
export const SURFACE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
