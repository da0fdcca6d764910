package io.oauthlinks.mailchannel.intake;

import java.util.List;
import java.util.Optional;

/** Jira's users as far as mail is concerned. */
public interface People {

    /** Active and inactive ones with this address, case ignored; the one that the project knows best first. */
    List<Person> byAddress(String address, long projectId);

    Optional<Person> byKey(String userKey);

    /** Whether the user may raise a request in the project, as customer or with Jira's permission. */
    boolean mayCreate(String userKey, long projectId);

    /** Whether the user may see the issue and comment on it. */
    boolean mayComment(String userKey, long issueId);

    /**
     * Makes a customer of the service project.
     *
     * @throws RequestRefused when the project does not let people sign up by mail
     */
    Person createCustomer(String address, String name, long projectId);

    /** @param address in lower case */
    record Person(String userKey, String displayName, String address, boolean active) { }
}
