package io.oauthlinks.architecture.planted.audit;

/** Planted: asks the machine for the time, sees a capability and the edge, and carries an annotation of the platform. */
@jakarta.annotation.ManagedBean
class ReadsTheClock {

    Object breaches() {
        return new Object[] {java.time.Instant.now(), new io.oauthlinks.architecture.planted.mailserver.SeesOutgoingLinks(),
            new io.oauthlinks.architecture.planted.jira.store.SeesHttp()};
    }
}
