package com.atlassian.sal.api.xsrf;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whether a request carries a valid token or header. */
public interface XsrfRequestValidator {

    boolean validateRequestPassesXsrfChecks(HttpServletRequest request);
}
