package io.oauthlinks.architecture.planted.jira.servicedesk;

/** Planted: knows a sibling. */
public class SeesStore {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.jira.store.SeesHttp.class;
    }
}
