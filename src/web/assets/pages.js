// What makes the pages nicer. Without it everything works.
import { initAll } from './govuk-frontend.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();

// A form that is sent once is sent once: a second press within five seconds is a slip.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sentAt = 0;
  form.addEventListener('submit', (event) => {
    if (Date.now() - sentAt < 5000) event.preventDefault();
    sentAt = Date.now();
  });
}

// Search as one types: the form is sent by itself, and the part of the page that it names is replaced.
for (const form of document.querySelectorAll('form[data-search]')) {
  const results = document.getElementById(form.dataset.search);
  let waiting;
  let latest = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const turn = ++latest;
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-part': 'results' } }).catch(
        () => undefined,
      );
      // Signed out: the form goes as any other, and comes back after signing in.
      if (answer?.status === 401) return form.submit();
      if (!answer?.ok || turn !== latest) return;
      results.replaceChildren(...partsOf(await answer.text()));
    }, 200);
  });
}

// What goes on by itself: that part of the page is fetched again until it says that it is over.
for (const part of document.querySelectorAll('[data-refresh]')) {
  const again = async () => {
    // Signed out, it would be led to the page to sign in.
    const options = { headers: { 'x-part': 'progress' }, redirect: 'manual' };
    const answer = await fetch(part.dataset.refresh, options).catch(() => undefined);
    if (answer?.type === 'opaqueredirect') return location.reload();
    if (answer?.ok) {
      part.replaceChildren(...partsOf(await answer.text()));
      if (part.querySelector('[data-over]')) return location.reload();
    }
    setTimeout(again, 1000);
  };
  setTimeout(again, 1000);
}

// All at once: a box that marks every box of its table.
for (const all of document.querySelectorAll('input[data-all]')) {
  all.closest('[hidden]')?.removeAttribute('hidden');
  const boxes = () => document.querySelectorAll(`input[name="${all.dataset.all}"]`);
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked;
  });
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

function partsOf(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.childNodes;
}
