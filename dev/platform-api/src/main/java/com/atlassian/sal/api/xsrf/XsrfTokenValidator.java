package com.atlassian.sal.api.xsrf;

import jakarta.servlet.http.HttpServletRequest;

/** Checks the token of a posted form. */
public interface XsrfTokenValidator {

    boolean validateFormEncodedToken(HttpServletRequest request);

    String getXsrfParameterName();
}
