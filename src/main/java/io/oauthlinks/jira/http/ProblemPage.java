package io.oauthlinks.jira.http;

import io.oauthlinks.message.Problem;

/** The page for an authorization that ended with a problem and belongs to no form. */
@FunctionalInterface
public interface ProblemPage {

    Response of(Request request, Problem problem);
}
