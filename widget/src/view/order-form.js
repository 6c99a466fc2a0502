// The guided form that finds an order. It asks only for what the server needs; a number the server
// already has is shown, and sent back with the surname.

import { formatOrderNumber, isOrderNumber } from '../conversation/order-number.js';
import { el } from './dom.js';

let formCount = 0; // makes the ids of the fields unique

/** `onSubmit` receives { orderNumber, surname } and what the customer’s turn shows. */
export function createOrderForm({ needs, orderNumber }, texts, format, onSubmit) {
  const known = !needs.includes('orderNumber') && orderNumber;
  const fields = [
    !known &&
      createField('orderNumber', texts, {
        placeholder: format,
        autocomplete: 'off',
        autocapitalize: 'characters',
        problem: texts.orderNumberWrong.replace('{n}', format),
        isRight: (value) => isOrderNumber(value, format),
        oninput: ({ target }) => reformat(target, format),
      }),
    (needs.includes('surname') || !needs.length) &&
      createField('surname', texts, {
        autocomplete: 'family-name',
        autocapitalize: 'words',
        maxlength: 100,
        problem: texts.surnameWrong,
        isRight: Boolean,
      }),
  ].filter(Boolean);
  if (!known) fields[0].input.value = orderNumber || '';

  return el(
    'form.order-form',
    {
      lang: texts.language,
      novalidate: true,
      'aria-label': texts.findOrder,
      onsubmit(event) {
        event.preventDefault();
        const wrong = fields.filter((field) => !field.check());
        if (wrong.length) return wrong[0].input.focus();
        const form = { orderNumber: known || undefined };
        for (const { input } of fields) form[input.name] = input.value.trim();
        onSubmit(form, Object.values(form).filter(Boolean).join('\n'));
      },
    },
    el(
      'fieldset',
      {},
      known && el('p.known', {}, el('span.label', {}, texts.orderNumber), el('b.number', {}, known)),
      ...fields.map(({ element }) => element),
      el('button.button.primary', { type: 'submit' }, texts.submit),
    ),
  );
}

function createField(name, texts, { problem, isRight, ...attributes }) {
  const id = `${name}-${(formCount += 1)}`;
  const error = el('p.field-error', { id: `${id}-error` });
  const input = el('input', { id, name, required: true, spellcheck: 'false', 'aria-describedby': error.id, ...attributes });

  function check() {
    const right = isRight(input.value.trim());
    error.textContent = right ? '' : problem;
    input.setAttribute('aria-invalid', !right);
    return right;
  }
  input.addEventListener('input', () => error.textContent && check());

  return { input, check, element: el('div.form-field', {}, el('label', { for: id }, texts[name]), input, error) };
}

/** Sets the digits in the shop’s pattern, and the caret after the digit that it was after. */
function reformat(input, format) {
  const before = input.value.slice(0, input.selectionStart).replace(/\D/g, '').length;
  const atEnd = input.selectionStart === input.value.length;
  input.value = formatOrderNumber(input.value, format);
  if (atEnd) return;
  const caret = /^(?:\D*\d){0}/.exec('') && input.value.match(new RegExp(`^(?:\\D*\\d){${before}}`));
  const at = caret && before ? caret[0].length : input.value.length;
  input.setSelectionRange(at, at);
}
