package com.atlassian.jira.event.type;

/** What listeners are told about a change. */
public interface EventDispatchOption {

    EventDispatchOption ISSUE_UPDATED = () -> true;

    boolean isEventBeingSent();
}
