// The guided form that finds an order. It asks only for what the server needs; a number the server
// already has is shown, and sent back with the surname.

import { formatOrderNumber, isOrderNumber } from '../conversation/order-number.js';
import { el } from './dom.js';

let fieldCount = 0; // makes the ids of the fields unique

/** `onSubmit` receives { orderNumber, surname } and what the customer’s turn shows. */
export function createOrderForm({ needs, orderNumber }, texts, onSubmit) {
  const known = !needs.includes('orderNumber') && orderNumber;
  const names = known ? ['surname'] : ['orderNumber', ...needs.filter((name) => name === 'surname')];
  const fields = names.map((name) => createField(name, texts));
  if (!known) fields[0].input.value = orderNumber || '';

  function onsubmit(event) {
    event.preventDefault();
    const [wrong] = fields.filter(({ check }) => !check());
    if (wrong) return wrong.input.focus();
    const form = known ? { orderNumber } : {};
    for (const { input } of fields) form[input.name] = input.value.trim();
    onSubmit(form, Object.values(form).join('\n'));
  }

  return el(
    'form.order-form',
    { novalidate: true, onsubmit },
    el(
      'fieldset',
      {},
      known && el('p.number', {}, known),
      ...fields.map(({ element }) => element),
      el('button.button.primary', { type: 'submit' }, texts.submit),
    ),
  );
}

function createField(name, texts) {
  const format = name === 'orderNumber' && texts.orderNumberFormat;
  const id = `field${(fieldCount += 1)}`;
  const error = el('p.field-error', { id: `${id}-error` });
  const input = el('input', {
    id,
    name,
    required: true,
    placeholder: format,
    autocomplete: format ? 'off' : 'family-name',
    spellcheck: 'false',
    maxlength: !format && 100, // a whole mail may be pasted for the number
    'aria-describedby': error.id,
    oninput() {
      if (format) reformat(input, format);
      if (error.textContent) check();
    },
  });

  function check() {
    const value = input.value.trim();
    const right = format ? isOrderNumber(value, format) : value;
    error.textContent = right ? '' : texts[`${name}Wrong`].replace('{n}', format);
    input.setAttribute('aria-invalid', !right);
    return right;
  }

  return { input, check, element: el('div', {}, el('label', { for: id }, texts[name]), input, error) };
}

/** Sets the digits in the shop’s format, and the caret before those that it was before. */
function reformat(input, format) {
  let after = input.value.slice(input.selectionStart).replace(/\D/g, '').length;
  input.value = formatOrderNumber(input.value, format);
  let caret = input.value.length;
  while (after && caret) {
    caret -= 1;
    if (/\d/.test(input.value[caret])) after -= 1;
  }
  input.setSelectionRange(caret, caret);
}
