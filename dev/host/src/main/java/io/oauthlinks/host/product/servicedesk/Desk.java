package io.oauthlinks.host.product.servicedesk;

import io.oauthlinks.host.product.project.Project;

/**
 * The service desk of a project.
 *
 * @param openSignUp whether everybody who has an account is a customer; otherwise only those whom the team has added
 */
record Desk(int id, Project project, boolean openSignUp) { }
