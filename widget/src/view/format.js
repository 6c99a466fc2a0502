// Dates and prices, in the widget’s language.

/** "2025-10-28" (or a longer ISO date) → 28/10/2025 or 28 October 2025; anything else as it came. */
export function formatDate(iso, language) {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) || [];
  if (!day) return iso;
  if (language === 'fr') return `${day}/${month}/${year}`;
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** { amount: "48.50", currency: "EUR" } → 48,50 € or €48.50 */
export function formatPrice({ amount, currency }, language) {
  try {
    return Number(amount).toLocaleString(locale(language), { style: 'currency', currency });
  } catch {
    return `${amount} ${currency || ''}`; // not a currency code: as it came
  }
}

export function formatNumber(value, language) {
  return Number(value).toLocaleString(locale(language));
}

function locale(language) {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
