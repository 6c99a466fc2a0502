// Dates and prices, in the widget’s language.

/** "2025-10-28" → 28/10/2025 or 28 October 2025; anything else as it came. */
export function formatDate(iso, language) {
  const date = new Date(iso);
  if (isNaN(date)) return iso;
  return date.toLocaleDateString(locale(language), { dateStyle: language === 'fr' ? 'short' : 'long', timeZone: 'UTC' });
}

/** { amount: "48.50", currency: "EUR" } → 48,50 € or €48.50 */
export function formatPrice({ amount, currency }, language) {
  try {
    return Number(amount).toLocaleString(locale(language), { style: 'currency', currency });
  } catch {
    return amount; // not a currency code
  }
}

function locale(language) {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
