package com.atlassian.servicedesk.api.comment;

import com.atlassian.jira.user.ApplicationUser;

/** Comments on requests. */
public interface ServiceDeskCommentService {

    ServiceDeskCommentCreateParameters.Builder newCreateBuilder();

    ServiceDeskComment createServiceDeskComment(ApplicationUser user, ServiceDeskCommentCreateParameters parameters);
}
