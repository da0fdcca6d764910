package com.atlassian.jira.bc;

import com.atlassian.jira.util.ErrorCollection;

/** What came of a call. */
public interface ServiceResult {

    boolean isValid();

    ErrorCollection getErrorCollection();
}
