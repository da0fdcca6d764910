/** What people are told: texts by i18n key, named problems with cause and remedy, messages at the fields of a form. */
package io.oauthlinks.message;
