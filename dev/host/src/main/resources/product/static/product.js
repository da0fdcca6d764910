// A form that was kept while the password was asked for goes on by itself; its button is there for browsers without scripts.
document.querySelectorAll('form[data-send-at-once]').forEach((form) => form.submit());
