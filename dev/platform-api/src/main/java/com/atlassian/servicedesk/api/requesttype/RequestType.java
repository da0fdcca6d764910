package com.atlassian.servicedesk.api.requesttype;

import java.io.Serializable;

/** A kind of request, with the issue type that it becomes. */
public interface RequestType extends Serializable {

    int getId();

    int getPortalId();

    long getIssueTypeId();

    String getName();

    String getDescription();

    String getHelpText();
}
