import { expect, it } from '@jest/globals';
import { fastComputedStyle, jsdomComputedStyle } from './computed-style.ts';

const PAGE = `
  <style>
    .gone { display: none }
    .shown { display: flex }
    p { visibility: hidden }
    p.shown { visibility: visible }
    p { opacity: 0.5 }
    @media screen { .narrow { display: grid; pointer-events: none } }
    @media print { .narrow { display: none } }
  </style>
  <main>
    <p>text <b>in bold</b></p>
    <p class="shown" style="color: red">text <i style="visibility: hidden">in italics <u>underlined</u></i></p>
    <div class="gone" style="display: block">div <span hidden>span</span></div>
    <section class="gone narrow"><button disabled>Button</button><button style="pointer-events: auto">Other</button></section>
    <input type="hidden"><input type="checkbox"><input><textarea></textarea><select><option>One</option></select>
    <dialog open>open</dialog><dialog>closed</dialog><details><summary>summary</summary>rest</details>
    <table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>
    <div style="overflow: hidden auto; position: fixed; transform: scale(2); will-change: transform; width: 3px">over</div>
    <div dir="rtl">right to left <bdo dir="rtl">overridden</bdo></div><marquee>moving</marquee>
    <svg><title>title</title><path d="M0 0"></path></svg><unknown-element></unknown-element>
  </main>`;

const PROPERTIES: readonly [string, string][] = [
  ['display', 'display'],
  ['opacity', 'opacity'],
  ['visibility', 'visibility'],
  ['pointerEvents', 'pointer-events'],
  ['overflow', 'overflow'],
  ['overflowX', 'overflow-x'],
  ['position', 'position'],
  ['transform', 'transform'],
  ['willChange', 'will-change'],
  ['containerType', 'container-type'],
  ['direction', 'direction'],
  ['width', 'width'],
  ['color', 'color'],
  ['borderTopWidth', 'border-top-width'],
];

it.each(PROPERTIES)('computes the same %s as jsdom', (key, name) => {
  document.body.innerHTML = PAGE;
  const values = (of: typeof getComputedStyle) =>
    [...document.querySelectorAll('*')].map((element) => {
      const style = of(element);
      return [element.outerHTML, Reflect.get(style, key), style.getPropertyValue(name)];
    });
  expect(values(fastComputedStyle)).toEqual(values(jsdomComputedStyle));
});

it('distinguishes the elements of the page', () => {
  document.body.innerHTML = PAGE;
  const elements = [...document.querySelectorAll('*')];
  for (const name of [
    'display',
    'opacity',
    'visibility',
    'pointerEvents',
    'overflow',
    'position',
    'transform',
  ] as const)
    expect(new Set(elements.map((element) => fastComputedStyle(element)[name])).size).toBeGreaterThan(1);
});
