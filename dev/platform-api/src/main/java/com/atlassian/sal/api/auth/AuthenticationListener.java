package com.atlassian.sal.api.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Told by filters that authenticate requests; Jira takes over what they found out. */
public interface AuthenticationListener {

    void authenticationSuccess(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response);

    void authenticationFailure(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response);

    void authenticationError(Authenticator.Result result, HttpServletRequest request, HttpServletResponse response);

    void authenticationNotAttempted(HttpServletRequest request, HttpServletResponse response);
}
