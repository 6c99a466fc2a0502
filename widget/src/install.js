// The example page: chooses its language, then starts the widget as a real site would.

if (new URLSearchParams(location.search).get('lang') === 'en') {
  document.documentElement.lang = 'en';
  document.title = 'CoolLibri — example page';
}
// The other language opens the page as this one was opened.
for (const link of document.querySelectorAll('nav a')) link.hash = location.hash;

LibriAssist.init({ apiUrl: '/api', open: location.hash === '#open' });

document.getElementById('ask').addEventListener('click', () => LibriAssist.open());
