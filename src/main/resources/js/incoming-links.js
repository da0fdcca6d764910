/* Pages of incoming links: examples in tabs, the check of the metadata, the upload of a logo. Texts come from the page. */
(function () {
  'use strict';

  const $$ = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  /* Tabs that work without a script as one long page. */
  function showTab(tab) {
    const tabs = $$('[role="tab"]', tab.closest('[role="tablist"]'));
    tabs.forEach(one => {
      const shown = one === tab;
      one.setAttribute('aria-selected', shown);
      one.tabIndex = shown ? 0 : -1;
      one.parentElement.classList.toggle('active-tab', shown);
      document.getElementById(one.getAttribute('aria-controls')).hidden = !shown;
    });
  }

  function walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tab = event.target.closest('[role="tab"]');
    if (step && tab) {
      const tabs = $$('[role="tab"]', tab.closest('[role="tablist"]'));
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      showTab(next);
      next.focus();
    }
  }

  /* Where RFC 8414 puts the metadata only a proxy answers, and only a browser sees whether it does; another origin cannot be asked. */
  async function checkMetadata(box) {
    if (new URL(box.dataset.metadata).origin !== window.location.origin) {
      return;
    }
    try {
      const answer = await fetch(box.dataset.metadata, { credentials: 'omit', headers: { Accept: 'application/json' } });
      box.hidden = answer.ok && (await answer.json()).issuer === box.dataset.issuer;
    } catch (noAnswer) {
      box.hidden = false;
    }
  }

  async function sendLogo(button, method, file) {
    const message = document.getElementById('logo-message');
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.resource, {
        method: method, credentials: 'same-origin', body: file,
        headers: { 'Content-Type': 'image/png', Accept: 'application/json', 'X-Atlassian-Token': 'no-check' }
      });
      if (answer.ok) {
        window.location.reload();
        return;
      }
      const body = await answer.json();
      message.textContent = (body.errors && body.errors.logo) || (body.errorMessages || []).join(' ') || button.dataset.textFailed;
    } catch (unreachable) {
      message.textContent = button.dataset.textFailed;
    }
    button.disabled = false;
  }

  function beginLogo(chooser) {
    const upload = document.getElementById('logo-upload');
    chooser.addEventListener('change', () => { upload.disabled = chooser.files.length === 0; });
    upload.addEventListener('click', () => sendLogo(upload, 'PUT', chooser.files[0]));
    $$('#logo-remove').forEach(button => button.addEventListener('click', () => sendLogo(button, 'DELETE')));
  }

  function begin() {
    $$('.ol-app [role="tab"]').forEach(tab => tab.addEventListener('click', event => { event.preventDefault(); showTab(tab); }));
    $$('.ol-app [role="tab"][aria-selected="true"]').forEach(showTab);
    $$('.ol-app [role="tablist"]').forEach(list => list.addEventListener('keydown', walkTabs));
    $$('[data-metadata]').forEach(checkMetadata);
    $$('#logo-file').forEach(beginLogo);
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
}());
