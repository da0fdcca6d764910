/** The step-by-step connection test: one class per step, cause and remedy named. */
package io.oauthlinks.mailserver.diagnosis;
