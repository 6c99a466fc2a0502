// The example page: chooses its language, then starts the widget as a real site would.

const english = new URLSearchParams(location.search).get('lang') === 'en';
if (english) {
  document.documentElement.lang = 'en';
  document.title = 'CoolLibri — example page';
}

LibriAssist.init({ apiUrl: '/api', open: location.hash === '#open' });

document.getElementById('ask').addEventListener('click', () => LibriAssist.open());
