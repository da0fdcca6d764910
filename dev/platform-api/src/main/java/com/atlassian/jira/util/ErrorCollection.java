package com.atlassian.jira.util;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Why Jira refuses, in the language of whoever is logged in. */
public interface ErrorCollection {

    /** @param field its id */
    void addError(String field, String message);

    void addError(String field, String message, Reason reason);

    void addErrorMessage(String message);

    void addErrorMessage(String message, Reason reason);

    void addErrorCollection(ErrorCollection errors);

    /** Those of no field. */
    Collection<String> getErrorMessages();

    /** By id of the field. */
    Map<String, String> getErrors();

    boolean hasAnyErrors();

    void addReason(Reason reason);

    Set<Reason> getReasons();

    /** What kind of error. */
    enum Reason { NOT_FOUND, NOT_LOGGED_IN, FORBIDDEN, VALIDATION_FAILED, SERVER_ERROR }
}
