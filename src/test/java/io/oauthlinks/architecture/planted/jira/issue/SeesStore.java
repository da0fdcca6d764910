package io.oauthlinks.architecture.planted.jira.issue;

/** Planted: knows a sibling. */
public class SeesStore {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.jira.store.SeesHttp.class;
    }
}
