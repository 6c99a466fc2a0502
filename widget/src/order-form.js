// The guided form that finds an order. It asks only for what the server needs; a number the server
// already has is shown, and sent back with the surname.

import { el } from './dom.js';

const FIELDS = {
  orderNumber: { maxlength: '40', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
  surname: { maxlength: '100', autocomplete: 'family-name', autocapitalize: 'words', spellcheck: 'false' },
};

let formCount = 0; // makes the ids of the fields unique

/** `onOrderForm` receives { orderNumber, surname }, as far as they are known. */
export function renderOrderForm({ needs, orderNumber }, texts, onOrderForm) {
  const words = texts.form;
  const fields = namesToAsk(needs, orderNumber).map((name) =>
    createField(name, words, name === 'orderNumber' ? orderNumber : null),
  );
  const asksNumber = fields.some((field) => field.name === 'orderNumber');

  const form = el(
    'form',
    { class: 'order-form', lang: texts.language, novalidate: true, 'aria-label': words.label },
    el(
      'fieldset',
      {},
      !asksNumber && el(
        'p',
        { class: 'known' },
        el('span', { class: 'label' }, words.orderNumber),
        el('span', { class: 'order-number' }, orderNumber),
      ),
      ...fields.map((field) => field.element),
      el('button', { class: 'button primary', type: 'submit' }, words.submit),
    ),
  );

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length) return wrong[0].focus();

    const values = asksNumber ? {} : { orderNumber };
    for (const field of fields) values[field.name] = field.value();
    onOrderForm(values);
  });

  return form;
}

function namesToAsk(needs, orderNumber) {
  const known = Object.keys(FIELDS).filter((name) => needs.includes(name));
  if (!known.length) return ['orderNumber', 'surname'];
  if (!known.includes('orderNumber') && !orderNumber) return ['orderNumber', ...known];
  return known;
}

function createField(name, words, value) {
  const id = `${name}-${(formCount += 1)}`;
  const input = el('input', { id, name, type: 'text', required: true, 'aria-describedby': `${id}-error`, ...FIELDS[name] });
  input.value = value || '';
  const error = el('p', { id: `${id}-error`, class: 'field-error', hidden: true }, words.missing[name]);

  function check() {
    const valid = input.value.trim() !== '';
    error.hidden = valid;
    input.setAttribute('aria-invalid', String(!valid));
    return valid;
  }
  input.addEventListener('input', () => {
    if (!error.hidden) check();
  });

  return {
    name,
    element: el('div', { class: 'form-field' }, el('label', { for: id }, words[name]), input, error),
    value: () => input.value.trim(),
    check,
    focus: () => input.focus(),
  };
}
