/** The product inside the development host: the small part of Jira (users, projects, issues, administration) that the app meets. */
package io.oauthlinks.host.product;
