// Dates and prices, in the widget’s language.

/** "2025-10-28" (or a longer ISO date) → 28/10/2025 or 28 October 2025; anything else as it came. */
export function formatDate(iso, language) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  if (language === 'fr') return `${day}/${month}/${year}`;

  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** { amount: "48.50", currency: "EUR" } → 48,50 € or €48.50 */
export function formatPrice({ amount, currency }, language) {
  try {
    const format = new Intl.NumberFormat(locale(language), { style: 'currency', currency });
    const value = Number(amount);
    if (Number.isFinite(value)) return format.format(value);
  } catch {
    // Not a currency code: shown as it came, below.
  }
  return currency ? `${amount}\u00a0${currency}` : amount;
}

export function formatNumber(value, language) {
  return new Intl.NumberFormat(locale(language)).format(value);
}

function locale(language) {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
