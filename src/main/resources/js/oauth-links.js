/* Copy buttons, fields that depend on a choice, presets, and the connection test. Texts come from the page. */
(function () {
  'use strict';

  const $ = (selector, within) => (within || document).querySelector(selector);
  const $$ = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  function announce(text) {
    let region = document.getElementById('ol-announcement');
    if (!region) {
      region = document.createElement('div');
      region.id = 'ol-announcement';
      region.className = 'assistive';
      region.setAttribute('aria-live', 'polite');
      document.body.appendChild(region);
    }
    region.textContent = text;
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const text = 'value' in source ? source.value : source.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch (noClipboard) { // http pages have none: select and copy as a person would
      const range = document.createElement('textarea');
      range.value = text;
      document.body.appendChild(range);
      range.select();
      document.execCommand('copy');
      range.remove();
      button.focus();
    }
    announce(button.dataset.copied);
    const label = button.lastChild;
    const before = label.textContent;
    if (before.trim() !== button.dataset.copied) {
      label.textContent = ' ' + button.dataset.copied;
      setTimeout(() => { label.textContent = before; }, 2000);
    }
  }

  /* A choice shows the fields that name it: data-shown-by is its id, data-shown-for the first parts of its values. */
  function showDependents(select) {
    const chosen = select.value.split('+')[0];
    const boxes = () => $$('fieldset[data-shown-by="' + select.id + '"]:not([hidden]) input');
    const ticks = boxes().map(box => box.checked);
    $$('[data-shown-by="' + select.id + '"]').forEach(field => {
      field.hidden = !field.dataset.shownFor.split(' ').includes(chosen);
      if (field.matches('fieldset')) { // its boxes are not sent while another set is shown
        field.disabled = field.hidden;
      }
    });
    boxes().forEach((box, i) => { box.checked = ticks[i]; }); // the sets are alike: what was ticked stays ticked
  }

  /* Host and port of the chosen preset; a preset without a host leaves what was typed. */
  function fill(select) {
    const option = select.selectedOptions[0];
    const form = select.form;
    if (option.dataset.host) {
      form.elements.host.value = option.dataset.host;
      form.elements.tlsMode.value = 'IMPLICIT';
      showDependents(form.elements.tlsMode);
    }
    fillPort(form);
  }

  /* The usual port for protocol and encryption, unless an unusual one was typed. */
  function fillPort(form) {
    const options = Array.from(form.elements.preset.options);
    const usual = options.flatMap(option => [option.dataset.port, option.dataset.plainPort]);
    if (usual.concat('').includes(form.elements.port.value)) {
      const chosen = form.elements.preset.selectedOptions[0].dataset;
      form.elements.port.value = form.elements.tlsMode.value === 'IMPLICIT' ? chosen.port : chosen.plainPort;
    }
  }

  /* The fields by name, by the same rules as on the server: a name with + carries several fields. */
  function valuesOf(form) {
    const values = {};
    new FormData(form).forEach((value, name) => {
      const names = name.split('+');
      const parts = names.length > 1 ? value.split('+') : [value];
      names.forEach((one, i) => { values[one] = parts[i] || ''; });
    });
    ['atl_token', 'testRun'].forEach(name => delete values[name]);
    return values;
  }

  function describe(control, change) {
    const ids = new Set((control.getAttribute('aria-describedby') || '').split(' ').filter(id => id));
    change(ids);
    control.setAttribute('aria-describedby', Array.from(ids).join(' '));
  }

  /* Messages at fields, also those that the page came with, give way to new ones. */
  function markRefused(form, errors) {
    $$('#refused', form).forEach(box => box.remove());
    $$('[aria-invalid]', form).forEach(control => {
      control.removeAttribute('aria-invalid');
      describe(control, ids => ids.delete(control.id + '-error'));
    });
    $$('.error', form).forEach(old => old.remove());
    Object.entries(errors).forEach(([name, text]) => {
      const message = document.createElement('div');
      message.className = 'error';
      message.id = name + '-error';
      message.textContent = text;
      const control = document.getElementById(name) || form.elements.preset;
      (control.closest('.field-group') || form).appendChild(message);
      if (control.matches('input, select, textarea')) {
        control.setAttribute('aria-invalid', 'true');
        describe(control, ids => ids.add(message.id));
      }
    });
  }

  class ConnectionTest {
    constructor(button) {
      this.button = button;
      this.form = button.form;
      this.summary = $('#test-summary');
      this.steps = $('#test-steps');
      this.save = $('#save');
      this.tested = this.form.elements.testRun.value && !this.save.disabled ? this.fingerprint() : null;
      button.addEventListener('click', () => this.start());
      this.form.addEventListener('input', () => this.judge());
      this.form.addEventListener('change', () => this.judge());
    }

    fingerprint() {
      const values = valuesOf(this.form);
      ['name', 'description'].forEach(name => delete values[name]);
      return JSON.stringify(values);
    }

    /* Save is possible for exactly the values that passed. */
    judge() {
      const passed = this.tested !== null && this.tested === this.fingerprint();
      const reason = passed ? 'passed' : this.tested === null ? 'needed' : 'changed';
      this.save.disabled = !passed;
      $$('[data-reason]').forEach(text => { text.hidden = text.dataset.reason !== reason; });
    }

    makePrimary(button) {
      $$('.aui-button-primary', this.form).forEach(old => old.classList.remove('aui-button-primary'));
      button.classList.add('aui-button-primary');
    }

    async start() {
      this.button.disabled = true;
      this.tested = null;
      this.judge();
      this.summary.textContent = this.button.dataset.textStarting;
      this.steps.replaceChildren();
      markRefused(this.form, {});
      const testing = this.fingerprint();
      try {
        const answer = await fetch(this.button.dataset.start, {
          method: 'POST', credentials: 'same-origin', body: JSON.stringify(valuesOf(this.form)),
          headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Atlassian-Token': 'no-check' }
        });
        const body = await answer.json();
        if (answer.status === 202) {
          await this.poll(body.id, testing);
        } else {
          this.refused(body);
        }
      } catch (unreachable) {
        this.summary.textContent = this.button.dataset.textFailed;
      } finally {
        this.button.disabled = false;
      }
    }

    refused(body) {
      markRefused(this.form, body.errors || {});
      const said = (body.errorMessages || []).join(' ');
      this.summary.textContent = said || this.button.dataset.textRefused;
      const first = this.form.querySelector('[aria-invalid="true"], .error');
      if (first) {
        first.tabIndex = first.matches('.error') ? -1 : 0;
        first.focus();
      }
    }

    async poll(id, testing) {
      for (;;) {
        const answer = await fetch(this.button.dataset.result + id, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const result = $('[data-test]', page);
        if (!answer.ok || !result) {
          throw new Error('no result');
        }
        this.show(result);
        if (result.dataset.verdict !== 'running') {
          return this.finish(id, result.dataset.verdict, testing);
        }
        await new Promise(resolve => setTimeout(resolve, 400));
      }
    }

    show(result) {
      const line = $('[data-part="summary"]', result);
      if (line.textContent !== this.summary.textContent) {
        this.summary.replaceChildren(...document.importNode(line, true).childNodes);
      }
      this.steps.replaceChildren(...document.importNode($('[data-part="steps"]', result), true).childNodes);
    }

    finish(id, verdict, testing) {
      this.form.elements.testRun.value = id;
      this.tested = verdict === 'failed' ? null : testing;
      this.button.textContent = this.button.dataset.textAgain;
      this.judge();
      const problem = $('#test-problem');
      const mends = $('[data-mends]', this.steps);
      this.makePrimary(verdict === 'failed' ? mends || this.button : this.save);
      if (problem) {
        problem.focus();
      }
    }
  }

  /* A part of the page that changes by itself, until it says no more that it does. */
  async function refresh(part) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    const answer = await fetch(part.dataset.refreshes, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    const fresh = $('#' + part.id, new DOMParser().parseFromString(await answer.text(), 'text/html'));
    if (!answer.ok || !fresh) {
      return;
    }
    if (fresh.innerHTML !== part.innerHTML) { // what has not changed is not said again
      part.replaceChildren(...document.importNode(fresh, true).childNodes);
    }
    if (fresh.dataset.refreshes) {
      refresh(part);
    }
  }

  /* Jira brings this script to every administration page; those of others keep their own attributes. */
  function begin() {
    if (!$('.ol-app')) {
      return;
    }
    document.addEventListener('click', event => {
      const button = event.target.closest('[data-copy]');
      if (button) {
        copy(button);
      }
    });
    $$('select[data-shows]').forEach(select => {
      showDependents(select);
      select.addEventListener('change', () => showDependents(select));
    });
    $$('select[data-submits]').forEach(select => select.addEventListener('change', () => select.form.submit()));
    $$('select[data-fills]').forEach(select => {
      select.addEventListener('change', () => fill(select));
      select.form.elements.tlsMode.addEventListener('change', () => fillPort(select.form));
    });
    $$('#test-button').forEach(button => new ConnectionTest(button));
    $$('[data-refreshes]').forEach(refresh);
    $$('[data-focus]').forEach(box => box.focus());
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
}());
