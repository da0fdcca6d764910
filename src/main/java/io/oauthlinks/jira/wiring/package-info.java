/** The composition root: the only place that builds objects and imports OSGi services. */
package io.oauthlinks.jira.wiring;
